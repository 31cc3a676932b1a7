package org.gatehouse.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.gatehouse.platform.InvalidValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginTest {
    @Test
    void isUniqueWithoutCase() {
        assertThat(Login.parse("Hosting Panel").key())
                .isEqualTo(Login.parse("hosting panel").key())
                .isEqualTo(Login.key("HOSTING PANEL"));
        assertThat(Login.parse("Bu\u0308cher").value()).isEqualTo("B\u00fccher");
    }

    /** Such a name is some user's account code, today or later. */
    @ParameterizedTest
    @ValueSource(strings = {"aa12345", "ZZ99999", "", " panel", "panel ", "pa\nnel", "\u200bpanel"})
    void isRefused(String text) {
        assertThatThrownBy(() -> Login.parse(text)).isInstanceOf(InvalidValue.class);
    }

    @Test
    void hasAtMost128Characters() {
        assertThat(Login.parse("x".repeat(128)).value()).hasSize(128);
        assertThatThrownBy(() -> Login.parse("x".repeat(129))).isInstanceOf(InvalidValue.class);
    }

    @Test
    void isAnAccountCodeWhereSomebodySendsOne() {
        assertThat(Login.key("AA12345")).isEqualTo("aa12345");
    }

    /** A database may fail over what it cannot store. */
    @ParameterizedTest
    @ValueSource(strings = {"", "\u0000", "pan\u0000el", "pa\nnel", "\ud800"})
    void isNobodysWhereItCannotBeOne(String text) {
        assertThat(Login.key(text)).isEmpty();
        assertThat(Login.key("x".repeat(100_000))).isEmpty();
    }
}
