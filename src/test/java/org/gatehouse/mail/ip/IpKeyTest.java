package org.gatehouse.mail.ip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.gatehouse.platform.InvalidValue;
import org.gatehouse.platform.IpLiteral;
import org.gatehouse.platform.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IpKeyTest {
    @Test
    void sortsAsAddressesDo() {
        List<String> addresses = List.of(
                "9.255.255.255", "10.0.0.1", "192.0.2.9", "192.0.2.10", "2001:db8::", "2001:db8::ff", "2001:db8:1::");

        assertThat(addresses.stream().map(text -> IpKey.of(IpLiteral.parse(text))))
                .isSorted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"9.255.255.255", "192.0.2.10", "2001:db8::ff", "ffff::", "::ffff:0:1"})
    void isReadAgain(String text) {
        assertThat(IpKey.address(IpKey.of(IpLiteral.parse(text)))).isEqualTo(IpLiteral.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "127.0.0.1",
                "127.255.255.255",
                "169.254.1.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void isNoneOfWhatIsNoHost(String text) {
        assertThatThrownBy(() -> IpKey.parse(text)).isInstanceOf(InvalidValue.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1", "192.0.2.1", "223.255.255.255", "2001:db8::1", "fd00::1", "::ffff:192.0.2.1"})
    void isOfEveryHost(String text) {
        assertThat(IpKey.parse(text)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0/0", "126.0.0.0-128.0.0.0", "::/0", "fe00::/7", "192.0.0.0/2"})
    void findsThemInRanges(String text) {
        assertThat(IpKey.isUsable(Network.parse(text).range())).isFalse();
    }
}
