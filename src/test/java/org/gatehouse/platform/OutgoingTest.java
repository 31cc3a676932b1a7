package org.gatehouse.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import inet.ipaddr.IPAddressString;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutgoingTest {
    /** What the DNS says, of both kinds. */
    private static Outgoing of(String allow, Map<DnsType, List<String>> records) {
        Outgoing outgoing = new Outgoing();
        outgoing.config = new OutgoingConfig();
        outgoing.config.allow = Optional.ofNullable(allow);
        outgoing.dns = new Dns() {
            @Override
            public CompletableFuture<DnsAnswer> ask(String name, DnsType type) {
                List<String> found = records.getOrDefault(type, List.of());
                return CompletableFuture.completedFuture(
                        new DnsAnswer(found.isEmpty() ? DnsAnswer.Outcome.NO_DATA : DnsAnswer.Outcome.FOUND, found));
            }
        };
        return outgoing;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.0.9",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "192.0.2.7",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "fec0::1",
                "ff02::1",
                "2001:db8::1",
                "2001::1",
                "2002:7f00:1::1"
            })
    void whatIsNotOnTheInternetIsNotDialled(String address) {
        assertThat(Outgoing.isPublic(new IPAddressString(address).getAddress())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"9.9.9.9", "172.32.0.1", "100.128.0.1", "192.0.1.1", "2606:4700::1111", "2a00::1"})
    void whatIsOnItIs(String address) {
        assertThat(Outgoing.isPublic(new IPAddressString(address).getAddress())).isTrue();
    }

    @Test
    void givesAnAddressThatMayBeDialled() throws Exception {
        Outgoing outgoing = of(null, Map.of(DnsType.A, List.of("10.0.0.1"), DnsType.AAAA, List.of("2606:4700::1111")));

        assertThat(outgoing.allowed("mail.example.com").getHostAddress()).isEqualTo("2606:4700:0:0:0:0:0:1111");
    }

    @Test
    void refusesWhatHasNoneOrHidesOne() {
        assertThatThrownBy(() -> of(null, Map.of()).allowed("x.example")).isInstanceOf(OutgoingRefused.class);
        assertThatThrownBy(() -> of(null, Map.of(DnsType.AAAA, List.of("::ffff:127.0.0.1")))
                        .allowed("x.example"))
                .isInstanceOf(OutgoingRefused.class);
    }

    @Test
    void dialsWhereTheConfigurationAllowsIt() throws Exception {
        Map<DnsType, List<String>> records = Map.of(DnsType.A, List.of("10.1.2.3"));

        assertThat(of("192.0.2.0/24, 10.0.0.0/8", records).allowed("x.example").getHostAddress())
                .isEqualTo("10.1.2.3");
        assertThatThrownBy(() -> of("10.2.0.0/16", records).allowed("x.example"))
                .isInstanceOf(OutgoingRefused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "10.0.0.0/33", "*", "10.0.0.0/8;fd00::/8"})
    void refusesAStartWithNonsense(String allow) {
        assertThatThrownBy(() -> of(allow, Map.of()).config.check()).isInstanceOf(StartRefused.class);
    }
}
