package org.gatehouse.dialects.authsmtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.gatehouse.access.Credentials;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthSmtpCredentialsTest {
    @ParameterizedTest
    @ValueSource(strings = {"aa00001:secret", "aa00001:", "aa00001:se:cr:et", "AA00001:pässword"})
    void areALoginAndWhatStandsBehindTheFirstColon(String text) {
        Credentials read = AuthSmtpCredentialsReader.read("basic  " + base64(text));

        assertThat(read).isInstanceOf(Credentials.Login.class);
        assertThat(((Credentials.Login) read).name()).isEqualTo(text.substring(0, 7));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Basic", "Basic ", "Basic !!!", "Bearer abc", "Digest username=x", "Basic YWEwMDAwMQ=="})
    void areWrongInAnyOtherForm(String header) {
        assertThat(AuthSmtpCredentialsReader.read(header)).isEqualTo(new Credentials.Secret(""));
    }

    @Test
    void areWrongWithAnAbsurdPassword() {
        assertThat(AuthSmtpCredentialsReader.read("Basic " + base64("aa00001:" + "x".repeat(5000))))
                .isEqualTo(new Credentials.Secret(""));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
