package org.gatehouse.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "192.0.2.7/32, 192.0.2.7",
        "192.0.2.7-192.0.2.7, 192.0.2.7",
        "192.0.2.0/24, 192.0.2.0/24",
        "192.0.2.0-192.0.2.255, 192.0.2.0/24",
        "192.0.2.1-192.0.2.9, 192.0.2.1-192.0.2.9",
        "9.255.255.255-10.0.0.0, 9.255.255.255-10.0.0.0",
        "0.0.0.0/0, 0.0.0.0/0",
        "0.0.0.0-255.255.255.255, 0.0.0.0/0",
        "2001:DB8:0:0:0:0:0:1, 2001:db8::1",
        "2001:db8::/32, 2001:db8::/32",
        "2001:db8::1/128, 2001:db8::1",
        "2001:db8::1-2001:db8::ffff, 2001:db8::1-2001:db8::ffff",
        "::/0, ::/0",
        "::/80, ::/80",
        "::1, ::1",
        "64:ff9b::192.0.2.1, 64:ff9b::c000:201"
    })
    void isWrittenInItsShortestForm(String text, String shortest) {
        Network network = Network.parse(text);

        assertThat(network.value()).isEqualTo(shortest);
        assertThat(Network.parse(shortest)).isEqualTo(network);
    }

    @ParameterizedTest
    @CsvSource({
        "::ffff:192.0.2.7, 192.0.2.7",
        "::ffff:c000:207, 192.0.2.7",
        "::ffff:192.0.2.0/120, 192.0.2.0/24",
        "::ffff:0:0/96, 0.0.0.0/0",
        "::ffff:192.0.2.1-::ffff:192.0.2.9, 192.0.2.1-192.0.2.9",
        "192.0.2.1-::ffff:192.0.2.9, 192.0.2.1-192.0.2.9"
    })
    void isOfIpv4WhenItIsMapped(String text, String four) {
        assertThat(Network.parse(text).value()).isEqualTo(four);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                "/",
                "192.0.2.7 ",
                " 192.0.2.7",
                "192.0.2",
                "192.0.2.256",
                "192.0.2.07",
                "0xc0.0.2.7",
                "3221225991",
                "192.0.2.*",
                "192.0.2.1-9",
                "192.0-1.2.0",
                "192.0.2.1 - 192.0.2.9",
                "192.0.2.1-",
                "-192.0.2.1",
                "192.0.2.1-192.0.2.3-192.0.2.9",
                "192.0.2.0/24-192.0.3.0/24",
                "192.0.2.0/",
                "192.0.2.0/33",
                "192.0.2.0/024",
                "192.0.2.0/-1",
                "192.0.2.0/+24",
                "192.0.2.0/24/24",
                "192.0.2.0/255.255.255.0",
                "/24",
                "192.0.2.7:443",
                "[2001:db8::1]",
                "2001:db8::1::2",
                "2001:db8::/129",
                "2001:db8::12345",
                "localhost",
                "mail.example",
                "*",
                "192.0.2.1,192.0.2.2"
            })
    void isRefusedInAnotherForm(String text) {
        assertThatThrownBy(() -> Network.parse(text)).isInstanceOf(InvalidValue.class);
    }

    @Test
    void isRefusedWhenItIsTooLong() {
        assertRefused("2001:db8::".repeat(100), "at most 91 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.9-192.0.2.1", "2001:db8::2-2001:db8::1", "192.0.2.9-::ffff:192.0.2.1"})
    void isRefusedBackwards(String text) {
        assertRefused(text, "begin with its lower address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1/8", "192.0.2.1/24", "0.0.0.1/0", "2001:db8::1/64", "::ffff:0:0/95", "::1/0"})
    void isRefusedWithBitsBehindThePrefix(String text) {
        assertRefused(text, "bits behind the prefix");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fe80::1%eth0", "fe80::%1/64", "fe80::1%en-0-fe80::2%en-0", "192.0.2.7%eth0"})
    void isRefusedWithAZone(String text) {
        assertRefused(text, "zone id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1-2001:db8::1", "::1-192.0.2.1", "192.0.2.1-::ffff:ffff"})
    void isRefusedFromOneVersionToTheOther(String text) {
        assertRefused(text, "IPv4 or of IPv6");
    }

    private static void assertRefused(String text, String rule) {
        assertThatThrownBy(() -> Network.parse(text))
                .isInstanceOf(InvalidValue.class)
                .hasMessageContaining(rule);
    }
}
