package org.gatehouse.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.gatehouse.platform.InvalidValue;
import org.junit.jupiter.api.Test;

class LoginPasswordTest {
    /** Else whoever chose such a password could never log in. */
    @Test
    void takesWhateverANewPasswordMayBe() {
        String decomposed = "e\u0301".repeat(128);

        assertThat(LoginPassword.parse(decomposed).utf8())
                .isEqualTo(Password.parse(decomposed).utf8())
                .hasSize(256);
    }

    @Test
    void takesWhatAnOlderSystemTook() {
        assertThat(LoginPassword.parse("\u0007x").utf8()).hasSize(2);
        assertThat(LoginPassword.parse("").utf8()).isEmpty();
    }

    @Test
    void refusesMoreThan128Characters() {
        assertThatThrownBy(() -> LoginPassword.parse("x".repeat(129))).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> LoginPassword.parse("x".repeat(1_000_000))).isInstanceOf(InvalidValue.class);
    }
}
