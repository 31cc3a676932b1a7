package org.gatehouse.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
    @Test
    void composesCombiningMarks() {
        assertThat(PlainText.normalize("e\u0301")).isEqualTo("\u00E9");
    }

    @Test
    void refusesToNormalizeWhatIsTooLong() {
        String marks = "\u0301\u0316".repeat(512);

        assertThat(PlainText.normalize(marks)).hasSize(1024);
        assertThatThrownBy(() -> PlainText.normalize(marks + "\u0301")).isInstanceOf(InvalidValue.class);
    }

    @ParameterizedTest
    @CsvSource({
        "ADA, ada",
        "stra\u00DFe, STRASSE",
        "\u1E9E, ss",
        "\u03A3\u03AF\u03C3\u03C5\u03C6\u03BF\u03C2, \u03C3\u03AF\u03C3\u03C5\u03C6\u03BF\u03C3",
        "\u212A, k",
        "E\u0301, \u00E9",
        "\u0390, \u03B9\u0308\u0301"
    })
    void findsSpellingsThatDifferInCaseOnlyEqual(String one, String other) {
        assertThat(PlainText.foldCase(one)).isEqualTo(PlainText.foldCase(other));
    }

    @ParameterizedTest
    @CsvSource({"\u0131, i", "\u0130, i", "\u00E9, e", "\uFF21, a"})
    void keepsDifferentLettersApart(String one, String other) {
        assertThat(PlainText.foldCase(one)).isNotEqualTo(PlainText.foldCase(other));
    }

    @Test
    void foldsEveryCharacterOnceAndForAllWithoutGrowingBeyondItsOctets() {
        String wrong = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(c -> PlainText.isVisible(Character.toString(c)))
                .filter(c -> {
                    String text = PlainText.normalize(Character.toString(c));
                    String key = PlainText.foldCase(text);
                    return !key.equals(PlainText.foldCase(key))
                            || key.length() > text.getBytes(UTF_8).length
                            || key.length() > 3 * text.codePointCount(0, text.length());
                })
                .mapToObj(c -> String.format("U+%04X ", c))
                .reduce("", String::concat);

        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Ada Lovelace", "\u05D0\u05D1", "\uD83D\uDE00", "\u2764\uFE0F", "a\u200Db", "50 %"})
    void takesOneLine(String text) {
        assertThat(PlainText.isOneLine(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\u0000", "a\nb", "a\r", "a\tb", "\u007F", "\u0085", "\u2028", "\u2029", "\uFFFE", "\uD800"})
    void findsLineBreaksControlsAndBrokenCharacters(String text) {
        assertThat(PlainText.isOneLine(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Ada Lovelace", "\u05D0\u05D1", "\uD83D\uDE00", "e\u0301", "50%", "\u0131"})
    void seesWhatCanBeSeen(String text) {
        assertThat(PlainText.isVisible(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u0000",
                "a\nb",
                "a\u200Bb",
                "a\u200Db",
                "a\u00ADb",
                "\u202Eab",
                "\u2066a",
                "\uFEFFa",
                "\u2764\uFE0F",
                "a\u00A0b",
                "a\u3000b",
                "\u115F",
                "\uE000",
                "\u0378",
                "\uDC00",
                "\uDB40\uDC41"
            })
    void findsWhatCannotBeSeen(String text) {
        assertThat(PlainText.isVisible(text)).isFalse();
    }
}
