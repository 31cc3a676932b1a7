package org.gatehouse.users;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.gatehouse.platform.InvalidValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordTest {
    @Test
    void isTheSameHoweverItsLettersAreComposed() {
        assertThat(Password.parse("cafe\u0301 noir\u00A0!").utf8()).isEqualTo("caf\u00E9 noir !".getBytes(UTF_8));
    }

    @Test
    void has8To128Characters() {
        assertThat(Password.parse("12345678").text()).hasSize(8);
        assertThat(Password.parse("\uD83D\uDE00".repeat(128)).text()).hasSize(256);
        assertThat(Password.parse("e\u0301".repeat(128)).text()).hasSize(128);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1234567", "e\u0301e\u0301e\u0301e\u0301", "\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00"
            })
    void refusesFewer(String input) {
        refuses(input, "8 to 128");
    }

    @ParameterizedTest
    @ValueSource(ints = {129, 300, 1_000_000})
    void refusesMore(int length) {
        refuses("x".repeat(length), "8 to 128");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zqx\u0000zqxzqx", "zqx zqx\u200Bzqx", "zqxzqxzqx\n"})
    void refusesControlAndInvisibleCharactersWithoutRepeatingThem(String input) {
        refuses(input, "RFC 8265");
        assertThatThrownBy(() -> Password.parse(input)).message().doesNotContain("zqx");
    }

    @Test
    void isReadFromJsonButNeverWrittenNorPrinted() throws JsonProcessingException {
        ObjectMapper json = new ObjectMapper();

        Password password = json.readValue("\"four odd words here\"", Password.class);

        assertThat(password.text()).isEqualTo("four odd words here");
        assertThat(password.toString()).doesNotContain("odd");
        assertThat(json.writeValueAsString(password)).isEqualTo("{}");
    }

    private static void refuses(String input, String rule) {
        assertThatThrownBy(() -> Password.parse(input))
                .isInstanceOf(InvalidValue.class)
                .hasMessageContaining(rule);
    }
}
