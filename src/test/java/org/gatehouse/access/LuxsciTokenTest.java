package org.gatehouse.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LuxsciTokenTest {
    private static final UUID ID = UUID.fromString("01a20184-d754-7220-a171-f827183e901c");

    @Test
    void namesItsCode() {
        assertThat(LuxsciToken.of(ID)).isEqualTo("01a20184d7547220a171f827183e901c");
        assertThat(LuxsciToken.parse(LuxsciToken.of(ID))).contains(ID);
        assertThat(LuxsciToken.parse("01A20184D7547220A171F827183E901C")).contains(ID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tok-123", "01a20184-d754-7220-a171-f827183e901c", "01a20184d7547220a171f827183e901c0"})
    void isNothingElse(String text) {
        assertThat(LuxsciToken.parse(text)).isEmpty();
    }
}
