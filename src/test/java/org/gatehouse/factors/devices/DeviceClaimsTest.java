package org.gatehouse.factors.devices;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.Payload;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceClaimsTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);

    @ParameterizedTest
    @CsvSource({
        "0, 300, true",
        "0, 1, true",
        "0, 301, false",
        "0, 0, false",
        "0, -1, false",
        "60, 360, true",
        "61, 300, false",
        "-300, 0, true",
        "-300, -59, true",
        "-300, -60, false",
        "-359, -59, true",
        "-360, -60, false"
    })
    void countForFiveMinutesByClocksThatDiffer(long issued, long expires, boolean count) {
        long now = NOW.getEpochSecond();

        assertThat(new DeviceClaims("x", now + issued, now + expires).countAt(NOW))
                .isEqualTo(count);
    }

    @ParameterizedTest
    @CsvSource({
        "-9223372036854775808, 9223372036854775807",
        "9223372036854775807, -9223372036854775808",
        "9223372036854775807, 9223372036854775807",
        "-9223372036854775808, -9223372036854775808"
    })
    void countNeverOfAbsurdTimes(long issued, long expires) {
        assertThat(new DeviceClaims("x", issued, expires).countAt(NOW)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "no",
                "{}",
                "{'iss':'a','aud':'gatehouse','iat':1}",
                "{'iss':'a','aud':'gatehouse','iat':1,'exp':'2'}",
                "{'iss':1,'aud':'gatehouse','iat':1,'exp':2}",
                "{'iss':'a','aud':'other','iat':1,'exp':2}",
                "{'iss':'a','aud':['gatehouse','other'],'iat':1,'exp':2}",
                "{'iss':'a','aud':null,'iat':1,'exp':2}",
                "{'aud':'gatehouse','iat':1,'exp':2}"
            })
    void areAllNeeded(String payload) {
        assertThat(DeviceClaims.of(new Payload(payload.replace('\'', '"')))).isEmpty();
    }

    @Test
    void areReadAsTheyAre() {
        assertThat(DeviceClaims.of(new Payload("{\"iss\":\"a\",\"aud\":\"gatehouse\",\"iat\":1,\"exp\":2}")))
                .contains(new DeviceClaims("a", 1, 2));
        assertThat(DeviceClaims.of(new Payload("{\"iss\":\"a\",\"aud\":[\"gatehouse\"],\"iat\":1,\"exp\":2}")))
                .contains(new DeviceClaims("a", 1, 2));
    }
}
