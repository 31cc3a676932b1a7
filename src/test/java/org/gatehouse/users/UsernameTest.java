package org.gatehouse.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.gatehouse.domains.DomainName;
import org.gatehouse.domains.EmailAddress;
import org.gatehouse.platform.InvalidValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsernameTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "ada",
                "Ada Lovelace",
                "ada@example.com",
                "@ada",
                "a@b@c",
                "100%",
                "a;b",
                "...",
                "batch2",
                "\u05D0\u05D1",
                "\uD83D\uDE00",
                "\u0131",
                "0190a3f0-1234-7abc-8def-0123456789a",
                "0190a3f012347abc8def0123456789ab"
            })
    void isKeptAsWritten(String text) {
        assertThat(Username.parse(text).value()).isEqualTo(text);
    }

    @Test
    void isComposed() {
        assertThat(Username.parse("Jose\u0301").value()).isEqualTo("Jos\u00E9");
    }

    @Test
    void has1To128CharactersHoweverTheyAreCoded() {
        assertThat(Username.parse("\uD83D\uDE00".repeat(128)).value()).hasSize(256);
        assertThat(Username.parse("e\u0301".repeat(128)).value()).hasSize(128);
        refuses("", "1 to 128");
        refuses("x".repeat(129), "1 to 128");
        refuses("\uD83D\uDE00".repeat(129), "1 to 128");
        refuses("x".repeat(300), "1 to 128");
        refuses("\u0301\u0316".repeat(500_000), "at most");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u0000",
                "a\nb",
                "a\tb",
                "\u007F",
                "a\u200Bb",
                "a\u200Db",
                "\u202Eada",
                "a\u00ADb",
                "a\u00A0b",
                "\u3000ada",
                "\uD800",
                "\uDC00\uD800",
                "\uFFFF",
                "\uE000",
                "\u2764\uFE0F"
            })
    void refusesControlAndInvisibleCharacters(String text) {
        refuses(text, "control or invisible");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ada", "ada ", " "})
    void refusesBlanksAtTheEnds(String text) {
        refuses(text, "begin or end with a blank");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "a\\b", "/", "../x"})
    void refusesSlashes(String text) {
        refuses(text, "slashes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0190a3f0-1234-7abc-8def-0123456789ab", "0190A3F0-1234-7ABC-8DEF-0123456789AB"})
    void refusesTheFormOfAnId(String text) {
        refuses(text, "UUID");
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "..", "batch", "BATCH"})
    void refusesWhatPathsNeed(String text) {
        refuses(text, "reserved");
    }

    @ParameterizedTest
    @CsvSource({
        "ADA, ada",
        "stra\u00DFe, STRASSE",
        "jose\u0301, JOS\u00C9",
        "a@b@C, A@B@c",
        "ada@b\u00FCcher.example, ADA@xn--bcher-kva.example",
        "ada@exa mple.com, ADA@exa mple.com"
    })
    void hasOneKeyWhateverTheCase(String one, String other) {
        assertThat(Username.parse(one).key()).isEqualTo(Username.parse(other).key());
    }

    @ParameterizedTest
    @CsvSource({"\u0131da, ida", "ada, \u00E4da", "ada, ada@example.com"})
    void hasAnotherKeyForAnotherName(String one, String other) {
        assertThat(Username.parse(one).key()).isNotEqualTo(Username.parse(other).key());
    }

    @Test
    void hasTheKeyOfItsAddress() {
        assertThat(Username.parse("Ada@B\u00FCcher.example").key())
                .isEqualTo(EmailAddress.parse("ada@b\u00FCcher.example").key());
    }

    @Test
    void knowsTheDomainOfAnAddress() {
        assertThat(Username.parse("ada@Example.com").domainPart()).contains(DomainName.parse("example.com"));
        assertThat(Username.parse("ada").domainPart()).isEmpty();
        assertThat(Username.parse("ada@localhost").domainPart()).isEmpty();
        assertThat(Username.parse("a@b@example.com").domainPart()).isEmpty();
    }

    @Test
    void travelsAsAString() throws JsonProcessingException {
        ObjectMapper json = new ObjectMapper();

        Username ada = json.readValue("\"Ada\"", Username.class);

        assertThat(ada).isEqualTo(Username.parse("Ada"));
        assertThat(json.writeValueAsString(ada)).isEqualTo("\"Ada\"");
    }

    private static void refuses(String text, String rule) {
        assertThatThrownBy(() -> Username.parse(text))
                .isInstanceOf(InvalidValue.class)
                .hasMessageContaining(rule);
    }
}
