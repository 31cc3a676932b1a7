package org.gatehouse.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gatehouse.platform.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworksTest {
    @Test
    void holdTheirFirstAndLastAddressAndNoneBeside() {
        Networks networks = of("192.0.2.16/28", "198.51.100.5-198.51.100.7", "2001:db8::/64", "203.0.113.9");

        assertThat(Stream.of("192.0.2.16", "192.0.2.31", "198.51.100.5", "198.51.100.6", "198.51.100.7", "203.0.113.9"))
                .allMatch(address -> contains(networks, address));
        assertThat(Stream.of("192.0.2.15", "192.0.2.32", "198.51.100.4", "198.51.100.8", "203.0.113.8", "203.0.113.10"))
                .noneMatch(address -> contains(networks, address));
        assertThat(Stream.of("2001:db8::", "2001:db8::ffff:ffff:ffff:ffff"))
                .allMatch(address -> contains(networks, address));
        assertThat(Stream.of("2001:db7:ffff:ffff:ffff:ffff:ffff:ffff", "2001:db8:0:1::", "::1"))
                .noneMatch(address -> contains(networks, address));
    }

    @Test
    void holdNothingWhenEmpty() {
        assertThat(Networks.NONE.isEmpty()).isTrue();
        assertThat(contains(Networks.NONE, "192.0.2.1")).isFalse();
        assertThat(contains(Networks.NONE, "::1")).isFalse();
    }

    @Test
    void ofAllOfOneVersionHoldNothingOfTheOther() {
        assertThat(contains(of("0.0.0.0/0"), "255.255.255.255")).isTrue();
        assertThat(contains(of("0.0.0.0/0"), "::1")).isFalse();
        assertThat(contains(of("::/0"), "::1")).isTrue();
        assertThat(contains(of("::/0"), "192.0.2.1")).isFalse();
    }

    @Test
    void holdAMappedAddressAsTheIpv4AddressThatItIs() {
        assertThat(contains(of("192.0.2.0/24"), "::ffff:192.0.2.7")).isTrue();
        assertThat(contains(of("::ffff:192.0.2.0/120"), "192.0.2.7")).isTrue();
        assertThat(contains(of("::/0"), "::ffff:192.0.2.7")).isFalse();
        assertThat(contains(of("::/80"), "::ffff:192.0.2.7")).isFalse();
    }

    @Test
    void mayOverlap() {
        Networks networks = of("10.0.0.0/8", "10.1.0.0/16", "9.0.0.0-10.255.0.0", "10.1.2.3", "11.0.0.0");

        assertThat(networks.ranges()).isEqualTo(1);
        assertThat(contains(networks, "9.0.0.0")).isTrue();
        assertThat(contains(networks, "10.255.255.255")).isTrue();
        assertThat(contains(networks, "11.0.0.0")).isTrue();
        assertThat(contains(networks, "11.0.0.1")).isFalse();
    }

    @Test
    void findEachOfFiveHundredInAnyOrder() {
        List<Network> blocks = IntStream.range(0, 500)
                .map(i -> i * 211 % 500) // each once, not in order
                .mapToObj(i -> Network.parse("10." + i / 250 + "." + i % 250 + ".128/26"))
                .toList();
        Networks networks = Networks.of(blocks);

        assertThat(networks.ranges()).isEqualTo(500);
        for (int i = 0; i < 500; i++) {
            String block = "10." + i / 250 + "." + i % 250 + ".";
            assertThat(contains(networks, block + "128")).as(block).isTrue();
            assertThat(contains(networks, block + "191")).as(block).isTrue();
            assertThat(contains(networks, block + "127")).as(block).isFalse();
            assertThat(contains(networks, block + "192")).as(block).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.1.0.0/16, true",
        "10.0.0.0/8, 10.0.0.0/8, true",
        "10.0.0.0/8, 10.0.0.0-11.0.0.0, false",
        "10.0.0.0/8, 0.0.0.0/0, false",
        "10.0.0.0/9 10.128.0.0/9, 10.0.0.0/8, true",
        "10.0.0.0/8, ::1, false",
        "10.0.0.0/8, 10.0.0.1 ::1, false",
        "10.0.0.0/8 ::1, ::1, true",
        "10.0.0.0/8, ::ffff:10.0.0.1, true",
        "0.0.0.0/0, ::/0, false"
    })
    void holdOthersWhole(String outer, String inner, boolean whole) {
        assertThat(Networks.of(Networks.read(outer)).containsAll(Networks.of(Networks.read(inner))))
                .isEqualTo(whole);
    }

    @Test
    void areReadAsTheyWereWritten() {
        List<Network> networks = Stream.of("10.0.0.0/8", "192.0.2.1-192.0.2.9", "::1", "10.0.0.0-10.255.255.255")
                .map(Network::parse)
                .toList();

        String text = Networks.write(networks);

        assertThat(text).isEqualTo("10.0.0.0/8 192.0.2.1-192.0.2.9 ::1");
        assertThat(Networks.read(text)).containsExactlyElementsOf(networks.subList(0, 3));
        assertThat(Networks.texts(text)).containsExactly("10.0.0.0/8", "192.0.2.1-192.0.2.9", "::1");
        assertThat(Networks.read(Networks.write(List.of()))).isEmpty();
    }

    private static Networks of(String... networks) {
        return Networks.of(Stream.of(networks).map(Network::parse).toList());
    }

    private static boolean contains(Networks networks, String address) {
        return networks.contains(PeerAddress.parse(address));
    }
}
