package org.gatehouse.organizations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.gatehouse.platform.InvalidValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrganizationNameTest {
    @Test
    void isKeptInNfcWithoutBlanksAroundIt() {
        assertThat(OrganizationName.parse("  Cafe\u0301 ").value()).isEqualTo("Caf\u00e9");
        assertThat(OrganizationName.parse("STRASSE").key())
                .isEqualTo(OrganizationName.parse("stra\u00dfe").key());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\tb", "a\u2028b", "a\u2029b", "a\ud800b", "a\ufffeb"})
    void isOneLine(String text) {
        assertThatThrownBy(() -> OrganizationName.parse(text)).isInstanceOf(InvalidValue.class);
    }

    @Test
    void isRefusedAtOnceHoweverLong() {
        String marks = "a" + "\u0315\u0300".repeat(250_000);

        assertTimeoutPreemptively(Duration.ofSeconds(2), () -> assertThatThrownBy(() -> OrganizationName.parse(marks))
                .isInstanceOf(InvalidValue.class));
    }
}
