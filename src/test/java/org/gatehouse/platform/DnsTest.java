package org.gatehouse.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.time.Duration;
import org.gatehouse.platform.DnsAnswer.Outcome;
import org.gatehouse.support.DnsServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DnsTest {
    private final DnsServer server = DnsServer.start();
    private final Dns dns = Dns.at(Duration.ofMillis(800), new InetSocketAddress("127.0.0.1", server.port()));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void givesRecordsAsInAZoneFile() {
        server.add("example.com", "MX", "10 mail.example.com.").add("example.com", "MX", "20 mail2.example.com.");

        DnsAnswer answer = dns.lookup("example.com", DnsType.MX);

        assertThat(answer.outcome()).isEqualTo(Outcome.FOUND);
        assertThat(answer.records()).containsExactlyInAnyOrder("10 mail.example.com.", "20 mail2.example.com.");
    }

    @Test
    void joinsTheStringsOfATextAndNeedsTcpForALongOne() {
        String text = "v=DKIM1; p=" + "A".repeat(3000) + "\u00e9";
        server.addText("long.example.com", text.replace("\u00e9", "\\195\\169"));

        assertThat(dns.lookup("long.example.com", DnsType.TXT).records()).containsExactly(text);
    }

    @Test
    void followsAliases() {
        server.add("a.example.com", "CNAME", "b.example.com.").add("b.example.com", "TXT", "\"here\"");

        assertThat(dns.lookup("a.example.com", DnsType.TXT).records()).containsExactly("here");
    }

    @Test
    void tellsNoNameFromNoDataAndBothFromFailure() {
        server.add("there.example.com", "A", "192.0.2.1");
        server.fail("broken.example.com").beSilent("silent.example.com");

        assertThat(dns.lookup("nowhere.example.com", DnsType.A).outcome()).isEqualTo(Outcome.NO_NAME);
        assertThat(dns.lookup("there.example.com", DnsType.MX).outcome()).isEqualTo(Outcome.NO_DATA);
        assertThat(dns.lookup("example.com", DnsType.MX).outcome()).isEqualTo(Outcome.NO_DATA);
        assertThat(dns.lookup("broken.example.com", DnsType.A).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(dns.lookup("silent.example.com", DnsType.A).outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void givesUpInTime() {
        server.beSilent("silent.example.com");
        long begin = System.nanoTime();

        dns.lookup("silent.example.com", DnsType.A);

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void fallsBackOnTheNextResolver() {
        server.add("there.example.com", "A", "192.0.2.1");
        Dns two = Dns.at(
                Duration.ofSeconds(4),
                new InetSocketAddress("127.0.0.1", 9), // nobody listens
                new InetSocketAddress("127.0.0.1", server.port()));

        assertThat(two.lookup("there.example.com", DnsType.A).outcome()).isEqualTo(Outcome.FOUND);
    }

    @Test
    void looksAtABoundedNumberOfRecords() {
        for (int i = 0; i < 100; i++) {
            server.add("many.example.com", "TXT", "\"number " + i + "\"");
        }

        assertThat(dns.lookup("many.example.com", DnsType.TXT).records()).hasSize(Dns.MOST_RECORDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "a..b", "\\", "\\999.x"})
    void nothingIsFoundAtWhatIsNoName(String name) {
        assertThat(dns.lookup(name, DnsType.A).outcome()).isNotEqualTo(Outcome.FOUND);
        assertThat(dns.lookup("a".repeat(64) + ".example", DnsType.A).outcome()).isEqualTo(Outcome.NO_NAME);
        assertThat(dns.lookup("a.".repeat(130), DnsType.A).outcome()).isEqualTo(Outcome.NO_NAME);
    }

    @Test
    void resolversAreAddressesWithPortsOrWithout() {
        assertThat(DnsConfig.address("192.0.2.1")).isEqualTo(new InetSocketAddress("192.0.2.1", 53));
        assertThat(DnsConfig.address("192.0.2.1:5353")).isEqualTo(new InetSocketAddress("192.0.2.1", 5353));
        assertThat(DnsConfig.address("[2001:db8::1]:5353")).isEqualTo(new InetSocketAddress("2001:db8::1", 5353));
        assertThat(DnsConfig.address("2001:db8::1")).isEqualTo(new InetSocketAddress("2001:db8::1", 53));
        for (String wrong : new String[] {"dns.example", "192.0.2.1:0", "192.0.2.1:99999", "[192.0.2", "x"}) {
            assertThatThrownBy(() -> DnsConfig.address(wrong)).isInstanceOf(InvalidValue.class);
        }
    }
}
