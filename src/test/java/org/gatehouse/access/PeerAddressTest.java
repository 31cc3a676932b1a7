package org.gatehouse.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.gatehouse.platform.InvalidValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeerAddressTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "0:0:0:0:0:0:0:1, ::1",
        "2001:DB8::0:7, 2001:db8::7",
        "::ffff:192.0.2.7, 192.0.2.7",
        "0:0:0:0:0:ffff:c000:0207, 192.0.2.7",
        "fe80:0:0:0:0:0:0:7%eth0, fe80::7",
        "::ffff:192.0.2.7%3, 192.0.2.7"
    })
    void isAnsweredInItsCanonicalForm(String text, String canonical) {
        PeerAddress address = PeerAddress.parse(text);

        assertThat(address.value()).isEqualTo(canonical);
        assertThat(address).isEqualTo(PeerAddress.parse(canonical));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%eth0", "192.0.2", "192.0.2.0/24", "192.0.2.7:80", "[::1]", "::g", "1", "a.example"})
    void isRefusedInAnotherForm(String text) {
        assertThatThrownBy(() -> PeerAddress.parse(text)).isInstanceOf(InvalidValue.class);
    }

    @Test
    void isRefusedWhenItIsTooLong() {
        assertThatThrownBy(() -> PeerAddress.parse("fe80::1%" + "x".repeat(90))).isInstanceOf(InvalidValue.class);
    }
}
