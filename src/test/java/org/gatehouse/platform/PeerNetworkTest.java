package org.gatehouse.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeerNetworkTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.77, 192.0.2.0/24",
        "::ffff:192.0.2.77, 192.0.2.0/24",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2:0:0:0:0/64",
        "fe80::1%eth0, fe80:0:0:0:0:0:0:0/64",
        "localhost, elsewhere",
        "cafe, elsewhere",
        "1.2.3.4.5, elsewhere",
        "'', elsewhere"
    })
    void isAsWideAsOnePartyCommonlyHas(String address, String network) {
        assertThat(PeerNetwork.of(address)).isEqualTo(network);
    }

    @Test
    void ofNoAddressIsElsewhere() {
        assertThat(PeerNetwork.of(null)).isEqualTo(PeerNetwork.ELSEWHERE);
    }
}
