package org.gatehouse.webaides.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SearchTextTest {
    @Test
    void foldsCaseAndCompatibility() {
        assertThat(SearchText.fold("STRASSE")).isEqualTo(SearchText.fold("Straße"));
        assertThat(SearchText.fold("ﬁne ①")).isEqualTo("fine 1");
        assertThat(SearchText.fold("E\u0301")).isEqualTo("\u00e9");
        assertThat(SearchText.fold(null)).isNull();
    }

    @Test
    void takesAsciiAsItTakesTheRest() {
        for (char c = 0; c < 0x80; c++) {
            String alone = SearchText.fold(String.valueOf(c));

            assertThat(SearchText.fold(c + "é")).as("%02x", (int) c).isEqualTo(alone + "é");
        }
    }

    @Test
    void keepsTheDigitsOfANumber() {
        assertThat(SearchText.phone("+49 (30) 123-456")).isEqualTo("+4930123456");
        assertThat(SearchText.phone("030/123 45+6")).isEqualTo("030123456");
        assertThat(SearchText.phone("none")).isEmpty();
    }
}
