package org.gatehouse.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.gatehouse.platform.InvalidValue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpaqueStringTest {
    @ParameterizedTest
    @CsvSource({
        "Correct Horse, Correct Horse",
        "a\u00A0b\u3000c, a b c",
        "e\u0301, \u00E9",
        "\u00E9, \u00E9",
        "\uFF21\uFB01, \uFF21\uFB01",
        "\u212B, \u00C5",
        "\u1100\u1161, \uAC00"
    })
    void changesBlanksAndCompositionOnly(String input, String enforced) {
        assertThat(OpaqueString.enforce(input)).isEqualTo(enforced);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " leading and trailing ",
                "~!@#$%^&*()",
                "\u05D0a1",
                "\uD83D\uDE00",
                "\u00DF\u0131\u0130",
                "\u2460",
                "\u06FD\u06FE",
                "l\u00B7l",
                "\u0375\u03B1",
                "\u05D0\u05F3",
                "\u30FB\u30A2",
                "\u0661\u0662",
                "\u06F1\u06F2",
                "\u0915\u094D\u200D",
                "\u0915\u094D\u200C",
                "\u0628\u200C\u0628",
                "\u0628\u064E\u200C\u064E\u0627"
            })
    void keepsWhatTheFreeformClassHolds(String input) {
        assertThat(OpaqueString.enforce(input)).isEqualTo(input);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u0000",
                "a\tb",
                "a\n",
                "\u007F",
                "\u0085",
                "a\u200Bb",
                "a\u00ADb",
                "\u202Ea",
                "\uFEFFa",
                "\u2028",
                "\uE000",
                "\u0378",
                "\uD800",
                "\uFFFE",
                "\u1100",
                "\u0640",
                "\u2764\uFE0F",
                "\uDB40\uDD00"
            })
    void refusesWhatTheFreeformClassLeavesOut(String input) {
        refuses(input);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u00B7l",
                "l\u00B7",
                "\u0375a",
                "\u0375",
                "a\u05F3",
                "\u05F4",
                "\u30FBa",
                "\u0661\u06F1",
                "\u06F1\u0661",
                "a\u200Db",
                "\u200D",
                "a\u200Cb",
                "\u0628\u200C",
                "\u200C\u0628",
                "\u0387"
            })
    void refusesContextualCharactersOutOfContext(String input) {
        refuses(input);
    }

    private static void refuses(String input) {
        assertThatThrownBy(() -> OpaqueString.enforce(input))
                .isInstanceOf(InvalidValue.class)
                .hasMessageContaining("RFC 8265");
    }
}
