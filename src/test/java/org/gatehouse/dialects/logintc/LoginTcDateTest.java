package org.gatehouse.dialects.logintc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class LoginTcDateTest {
    @Test
    void isInWholeSecondsWithAnOffsetWithoutColon() {
        assertThat(LoginTcDate.write(Instant.parse("2026-11-22T10:00:00.123456Z")))
                .isEqualTo("2026-11-22T10:00:00+0000");
    }

    @Test
    void isFarAwayForNever() {
        assertThat(LoginTcDate.write(null)).isEqualTo("9999-12-31T23:59:59+0000");
    }
}
