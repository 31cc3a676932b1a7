package org.gatehouse.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.CommonProblem;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {
    private static final String CALLER = "203.0.113.9";
    private static final String PROXY = "10.0.0.1";

    private final TrustedProxies proxies = new TrustedProxies(Networks.of(Networks.read("10.0.0.0/8 2001:db8:a::/48")));

    @Test
    void believeNothingOfAnyoneElse() {
        assertThat(peer(CALLER, List.of("for=192.0.2.1"), List.of("192.0.2.1"))).isEqualTo(CALLER);
        assertThat(peer(CALLER, List.of("for=10.0.0.2"), List.of("10.0.0.2"))).isEqualTo(CALLER);
        assertThat(new TrustedProxies(Networks.NONE)
                        .peer(PeerAddress.parse("127.0.0.1"), List.of(), List.of("192.0.2.1"))
                        .value())
                .isEqualTo("127.0.0.1");
    }

    @Test
    void callThemselvesWhenTheySayNothing() {
        assertThat(peer(PROXY, List.of(), List.of())).isEqualTo(PROXY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"::ffff:10.0.0.1", "2001:db8:a::1", "2001:db8:a::1%eth0"})
    void areKnownByEachFormOfTheirAddress(String proxy) {
        assertThat(peer(proxy, List.of(), List.of(CALLER))).isEqualTo(CALLER);
    }

    @Nested
    class XForwardedFor {
        @ParameterizedTest
        @CsvSource(
                delimiter = ';',
                value = {
                    "203.0.113.9; 203.0.113.9",
                    " 203.0.113.9 ; 203.0.113.9",
                    "203.0.113.9:4711; 203.0.113.9",
                    "::ffff:203.0.113.9; 203.0.113.9",
                    "2001:db8::9; 2001:db8::9",
                    "2001:DB8:0::9; 2001:db8::9",
                    "[2001:db8::9]; 2001:db8::9",
                    "[2001:db8::9]:4711; 2001:db8::9",
                    "fe80::9%eth0; fe80::9",
                    "[fe80::9%25eth0]:80; fe80::9"
                })
        void namesAnAddress(String header, String peer) {
            assertThat(forwardedFor(header)).isEqualTo(peer);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = ';',
                value = {
                    "192.0.2.1, 203.0.113.9; 203.0.113.9",
                    "192.0.2.1,203.0.113.9,10.0.0.3; 203.0.113.9",
                    "10.0.0.9, 203.0.113.9, 10.0.0.3; 203.0.113.9",
                    "garbage, 203.0.113.9; 203.0.113.9",
                    ", 203.0.113.9; 203.0.113.9",
                    "10.0.0.4, 10.0.0.3; 10.0.0.4",
                    "2001:db8:a::5, 10.0.0.3; 2001:db8:a::5"
                })
        void isReadFromTheRightUpToTheFirstStranger(String header, String peer) {
            assertThat(forwardedFor(header)).isEqualTo(peer);
        }

        @Test
        void isOneListOverSeveralLines() {
            assertThat(peer(PROXY, List.of(), List.of("192.0.2.1, 203.0.113.9", "10.0.0.3")))
                    .isEqualTo(CALLER);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "garbage",
                    "unknown",
                    "_hidden",
                    "203.0.113.9,",
                    "203.0.113",
                    "203.0.113.9:port",
                    "203.0.113.9:123456",
                    "2001:db8::9]",
                    "[2001:db8::9",
                    "[2001:db8::9]4711",
                    "[]",
                    "\"203.0.113.9\"",
                    "203.0.113.9 10.0.0.3",
                    "localhost",
                    "0.0.0.0/0"
                })
        void namesNobodyInAnotherForm(String header) {
            assertThat(forwardedFor(header)).isEqualTo(PROXY);
            assertThat(forwardedFor("192.0.2.1, " + header + ", 10.0.0.3")).isEqualTo("10.0.0.3");
        }

        private String forwardedFor(String header) {
            return peer(PROXY, List.of(), List.of(header));
        }
    }

    @Nested
    class Forwarded {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '\'',
                value = {
                    "for=203.0.113.9 | 203.0.113.9",
                    "For=203.0.113.9;proto=https;by=10.0.0.2 | 203.0.113.9",
                    "proto=https; FOR=203.0.113.9 | 203.0.113.9",
                    "for=\"203.0.113.9:4711\" | 203.0.113.9",
                    "for=\"203.0.113.9:_http\" | 203.0.113.9",
                    "for=\"[2001:db8::9]\" | 2001:db8::9",
                    "for=\"[2001:db8::9]:4711\" | 2001:db8::9",
                    "for=\"[::ffff:203.0.113.9]\" | 203.0.113.9",
                    "host=\"a;b\";for=203.0.113.9 | 203.0.113.9"
                })
        void namesAnAddress(String header, String peer) {
            assertThat(forwarded(header)).isEqualTo(peer);
        }

        @Test
        void isReadFromTheRightUpToTheFirstStranger() {
            assertThat(forwarded("for=192.0.2.1, for=203.0.113.9;proto=https, for=10.0.0.3"))
                    .isEqualTo(CALLER);
        }

        @ParameterizedTest
        @ValueSource(strings = {"for=\"", "for=\"192.0.2.1", "host=\"", "x=\"\\", "for=\"[", ";;;", "\u0001"})
        void isNotHiddenByWhatTheCallerLeftOpen(String left) {
            assertThat(forwarded(left + ", for=203.0.113.9")).isEqualTo(CALLER);
            assertThat(forwarded(left + ", for=\"[2001:db8::9]\"")).isEqualTo("2001:db8::9");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "for",
                    "for=",
                    "for=unknown",
                    "for=_hidden",
                    "for=\"_SEVKISEK\"",
                    "for=\"\"",
                    "for=\"",
                    "proto=https",
                    "for=203.0.113.9;for=192.0.2.1",
                    "203.0.113.9",
                    "for=\"203.0.113.9\\\"",
                    "xfor=203.0.113.9"
                })
        void namesNobodyInAnotherForm(String header) {
            assertThat(forwarded(header)).isEqualTo(PROXY);
            assertThat(forwarded("for=192.0.2.1, " + header + ", for=10.0.0.3")).isEqualTo("10.0.0.3");
        }

        private String forwarded(String header) {
            return peer(PROXY, List.of(header), List.of());
        }
    }

    @Nested
    class Both {
        @Test
        void mayAgree() {
            assertThat(peer(PROXY, List.of("for=203.0.113.9"), List.of("192.0.2.1, 203.0.113.9")))
                    .isEqualTo(CALLER);
        }

        /** One of the two is the caller's own, and nobody knows which. */
        @ParameterizedTest
        @ValueSource(strings = {"for=192.0.2.1", "for=_hidden", "for=10.0.0.1", ""})
        void areRefusedWhenTheyDiffer(String forwarded) {
            assertThatThrownBy(() -> peer(PROXY, List.of(forwarded), List.of(CALLER)))
                    .isInstanceOfSatisfying(ApiException.class, refusal -> assertThat(refusal.type())
                            .isEqualTo(CommonProblem.INVALID_HEADER));
        }
    }

    private String peer(String socket, List<String> forwarded, List<String> forwardedFor) {
        return proxies.peer(PeerAddress.parse(socket), forwarded, forwardedFor).value();
    }
}
