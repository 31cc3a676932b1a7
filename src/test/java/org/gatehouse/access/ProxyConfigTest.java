package org.gatehouse.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.gatehouse.platform.StartRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyConfigTest {
    private static final PeerAddress PROXY = PeerAddress.parse("10.0.0.1");

    @Test
    void trustsNobodyUnlessTold() {
        assertThat(peerWith(Optional.empty())).isEqualTo("10.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1", "192.0.2.1, 10.0.0.0/8", " 10.0.0.0-10.0.0.9 ,::1 "})
    void trustsWhomItNames(String proxies) {
        assertThat(peerWith(Optional.of(proxies))).isEqualTo("192.0.2.7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1/8", "proxy.example", "10.0.0.1;10.0.0.2", "10.0.0.1,,10.0.0.2", "*"})
    void stopsTheStartWithWhatIsNoNetwork(String proxies) {
        assertThatThrownBy(() -> peerWith(Optional.of(proxies)))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("gatehouse.trusted-proxies");
    }

    private static String peerWith(Optional<String> proxies) {
        ProxyConfig config = new ProxyConfig();
        config.proxies = proxies;
        config.check();
        return config.trusted().peer(PROXY, List.of(), List.of("192.0.2.7")).value();
    }
}
