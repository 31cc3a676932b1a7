package org.gatehouse.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gatehouse.platform.Network;
import org.junit.jupiter.api.Test;

/** Whether a request came by HTTPS all the way. */
class TrustedProxiesHttpsTest {
    private final TrustedProxies proxies = new TrustedProxies(Networks.of(List.of(Network.parse("192.0.2.1"))));

    @Test
    void isSaidByOurOwnPortToWhoeverCallsUs() {
        assertThat(isSecure("198.51.100.7", true, List.of(), List.of())).isTrue();
        assertThat(isSecure("198.51.100.7", false, List.of(), List.of())).isFalse();
    }

    @Test
    void isNotForStrangersToSay() {
        assertThat(isSecure("198.51.100.7", false, List.of("proto=https"), List.of("https")))
                .isFalse();
    }

    @Test
    void isForTrustedProxiesToSay() {
        assertThat(isSecure("192.0.2.1", false, List.of(), List.of("https"))).isTrue();
        assertThat(isSecure("192.0.2.1", false, List.of("for=198.51.100.7;proto=https"), List.of()))
                .isTrue();
        assertThat(isSecure("192.0.2.1", false, List.of("for=198.51.100.7;Proto=\"HTTPS\""), List.of()))
                .isTrue();
    }

    @Test
    void isNotSoBehindAProxyThatWasCalledWithout() {
        assertThat(isSecure("192.0.2.1", true, List.of(), List.of("http"))).isFalse();
        assertThat(isSecure("192.0.2.1", true, List.of("for=198.51.100.7;proto=http"), List.of()))
                .isFalse();
    }

    @Test
    void isNotSoBehindAProxyThatDoesNotSay() {
        assertThat(isSecure("192.0.2.1", true, List.of(), List.of())).isFalse();
        assertThat(isSecure("192.0.2.1", true, List.of("for=198.51.100.7"), List.of()))
                .isFalse();
    }

    /** What stands to the left may be the caller's own. */
    @Test
    void isSaidByTheLastHop() {
        assertThat(isSecure("192.0.2.1", false, List.of(), List.of("https, http")))
                .isFalse();
        assertThat(isSecure("192.0.2.1", false, List.of(), List.of("https", "http")))
                .isFalse();
        assertThat(isSecure("192.0.2.1", false, List.of(), List.of("http, https")))
                .isTrue();
        assertThat(isSecure("192.0.2.1", false, List.of("proto=https", "for=198.51.100.7;proto=http"), List.of()))
                .isFalse();
    }

    @Test
    void isNotSoWhereTheHeadersDiffer() {
        assertThat(isSecure("192.0.2.1", false, List.of("proto=https"), List.of("http")))
                .isFalse();
        assertThat(isSecure("192.0.2.1", false, List.of("proto=http"), List.of("https")))
                .isFalse();
        assertThat(isSecure("192.0.2.1", false, List.of("proto=https;proto=http"), List.of()))
                .isFalse();
    }

    private boolean isSecure(String socket, boolean here, List<String> forwarded, List<String> proto) {
        return proxies.isSecure(PeerAddress.parse(socket), here, forwarded, proto);
    }
}
