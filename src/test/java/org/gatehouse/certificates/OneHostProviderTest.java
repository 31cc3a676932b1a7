package org.gatehouse.certificates;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.gatehouse.platform.OutgoingRefused;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.connector.Connection;
import org.shredzone.acme4j.exception.AcmeNetworkException;

class OneHostProviderTest {
    private static final URI DIRECTORY = URI.create("https://acme.example/dir");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/latest",
                "https://acme.example.evil.example/dir",
                "https://evil.example/?acme.example",
                "http://acme.example/dir",
                "https://acme.example@evil.example/"
            })
    void goesToNoOtherHost(String url) throws Exception {
        Session session = new Session(DIRECTORY, new OneHostProvider(DIRECTORY, TrustedRoots.with(List.of())));
        try (Connection connection = session.connect()) {
            assertThatThrownBy(() -> connection.sendRequest(URI.create(url).toURL(), session, null))
                    .isInstanceOf(AcmeNetworkException.class)
                    .hasCauseInstanceOf(OutgoingRefused.class);
        }
    }
}
