package org.gatehouse.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.gatehouse.platform.InvalidValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostsTest {
    @Test
    void areSortedInALabelsEachOnce() {
        List<String> names =
                List.of(Hosts.name("WWW.bücher.example"), Hosts.name("a.example"), Hosts.name("A.example"));

        assertThat(Hosts.of(names).names()).containsExactly("a.example", "www.xn--bcher-kva.example");
        assertThat(Hosts.of(names).key())
                .isEqualTo(Hosts.of(List.of("www.xn--bcher-kva.example", "a.example"))
                        .key());
    }

    @Test
    void aWildcardCoversOneLabelAndNotItsBase() {
        Hosts hosts = Hosts.of(List.of("*.example.com"));

        assertThat(hosts.cover("mail.example.com")).isTrue();
        assertThat(hosts.cover("*.example.com")).isTrue();
        assertThat(hosts.cover("a.b.example.com")).isFalse();
        assertThat(hosts.cover("example.com")).isFalse();
        assertThat(hosts.cover(Hosts.of(List.of("a.example.com", "b.example.com"))))
                .isTrue();
        assertThat(Hosts.of(List.of("a.example.com")).cover("*.example.com")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"*", "*.", "*.com", "a.*.example", "**.example.com", "../x", "a;b", "a b.example", "a\0.example"
            })
    void refusesWhatIsNoHost(String text) {
        assertThatThrownBy(() -> Hosts.name(text)).isInstanceOf(InvalidValue.class);
    }

    @ParameterizedTest
    @CsvSource({
        "mail.example.com, example.com",
        "example.com, example.com",
        "a.b.c.example.org, example.org",
        "mail.example.co.uk, example.co.uk",
        "example.co.uk, example.co.uk",
        "mail.example.com.au, example.com.au",
        "mail.co.example, co.example",
        "*.mail.example.de, example.de"
    })
    void areRegisteredUnder(String host, String registered) {
        assertThat(RegisteredDomain.of(host)).isEqualTo(registered);
    }
}
