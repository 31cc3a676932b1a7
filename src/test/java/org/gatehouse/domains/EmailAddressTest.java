package org.gatehouse.domains;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.gatehouse.platform.InvalidValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
    @ParameterizedTest
    @CsvSource({
        "Ada.Lovelace@Example.COM, Ada.Lovelace@example.com",
        "ada@B\u00FCcher.example, ada@xn--bcher-kva.example",
        "ada+x=1@example.com, ada+x=1@example.com",
        "a%b!c@example.com, a%b!c@example.com",
        "Jose\u0301@example.com, Jos\u00E9@example.com",
        "\uD83D\uDE00@example.com, \uD83D\uDE00@example.com",
        "\u05D0\u05D1@example.com, \u05D0\u05D1@example.com",
        "$@example.com, $@example.com"
    })
    void keepsTheLocalPartAsWrittenAndTheDomainAsALabels(String text, String value) {
        assertThat(EmailAddress.parse(text).value()).isEqualTo(value);
    }

    @Test
    void takesEverySignThatNeedsNoQuoting() {
        String local = "!#$%&'*+-/=?^_`{|}~azAZ09";

        assertThat(EmailAddress.parse(local + "@example.com").local()).isEqualTo(local);
    }

    @ParameterizedTest
    @CsvSource({
        "ADA@EXAMPLE.COM, ada@example.com",
        "stra\u00DFe@example.com, STRASSE@example.com",
        "jose\u0301@example.com, JOS\u00C9@example.com",
        "ada@b\u00FCcher.example, Ada@XN--BCHER-KVA.example"
    })
    void hasOneKeyWhateverTheCase(String one, String other) {
        assertThat(EmailAddress.parse(one).key())
                .isEqualTo(EmailAddress.parse(other).key());
    }

    @ParameterizedTest
    @CsvSource({
        "\u0131da@example.com, ida@example.com",
        "a.da@example.com, ada@example.com",
        "ada+x@example.com, ada@example.com",
        "ada@stra\u00DFe.de, ada@strasse.de"
    })
    void hasAnotherKeyForAnotherAddress(String one, String other) {
        assertThat(EmailAddress.parse(one).key())
                .isNotEqualTo(EmailAddress.parse(other).key());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "ada", "example.com", "ada@x@example.com", "ada@@example.com", "@@example.com", "a@b.de@"})
    void refusesAllButOneAt(String text) {
        refuses(text, "exactly one @");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada@example.com.", "ada@[192.0.2.1]", "ada@", "ada@localhost", "ada@exa mple.com"})
    void refusesAWrongDomain(String text) {
        assertThatThrownBy(() -> EmailAddress.parse(text)).isInstanceOf(InvalidValue.class);
    }

    @Test
    void refusesAnEmptyLocalPart() {
        refuses("@example.com", "empty");
    }

    @Test
    void takes64OctetsBeforeTheAtAndNoMore() {
        assertThat(EmailAddress.parse("x".repeat(64) + "@example.com").local()).hasSize(64);
        assertThat(EmailAddress.parse("\u00FC".repeat(32) + "@example.com").local())
                .hasSize(32);
        refuses("x".repeat(65) + "@example.com", "64 octets");
        refuses("\u00FC".repeat(33) + "@example.com", "64 octets");
        refuses("x".repeat(300) + "@example.com", "64 octets");
    }

    @Test
    void takes254OctetsInAllAndNoMore() {
        String domain = "x".repeat(63) + "." + "x".repeat(63) + "." + "x".repeat(57);

        assertThat(EmailAddress.parse("x".repeat(64) + "@" + domain + ".com")
                        .value()
                        .getBytes(UTF_8))
                .hasSize(254);
        refuses("x".repeat(64) + "@" + domain + "x.com", "254 octets");
    }

    @Test
    void measuresTheDomainAsALabels() {
        String domain = ("\u00FC".repeat(30) + ".").repeat(5) + "example.com";
        int octets = DomainName.parse(domain).value().length();

        assertThat(octets).isGreaterThan(domain.length());
        assertThat(EmailAddress.parse("x".repeat(253 - octets) + "@" + domain).value())
                .hasSize(254);
        refuses("x".repeat(254 - octets) + "@" + domain, "254 octets");
    }

    @Test
    void refusesAFloodUnread() {
        refuses("\u0301\u0316".repeat(500_000) + "@example.com", "at most");
        refuses("ada@" + "x".repeat(1_000_000), "253 octets");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ada@example.com",
                "a da@example.com",
                "a\u0000da@example.com",
                "ada\n@example.com",
                "a\u007F@example.com",
                "a\u00A0b@example.com",
                "a\u200Bb@example.com",
                "\u202Eada@example.com",
                "a\u00ADb@example.com",
                "\uFEFFada@example.com",
                "\uD800@example.com",
                "\u0085@example.com"
            })
    void refusesBlanksControlsAndInvisibleCharacters(String text) {
        refuses(text, "blanks, control or invisible");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a b\"@example.com", "\"a@b\"@example.com", "\"\"@example.com"})
    void refusesQuotedLocalPartsSayingSo(String text) {
        refuses(text, "quoted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b", "a;b", "a:b", "<ada>", "(ada)", "a\\b", "a\"b", "[a]", "a\u037Eb"})
    void refusesCharactersThatNeedQuoting(String local) {
        refuses(local + "@example.com", "need quoting");
    }

    @ParameterizedTest
    @ValueSource(strings = {".ada", "ada.", "a..da", "."})
    void refusesMisplacedDots(String local) {
        refuses(local + "@example.com", "dot");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"zqx@zqx@example.com", "zqx zqx@example.com", "zqx", "\"zqx\"@example.com", "zqx@zqx_zqx.com"})
    void neverRepeatsWhatItRefuses(String text) {
        assertThatThrownBy(() -> EmailAddress.parse(text)).message().doesNotContain("zqx");
    }

    @Test
    void travelsAsAString() throws JsonProcessingException {
        ObjectMapper json = new ObjectMapper();

        EmailAddress address = json.readValue("\"Ada@Example.com\"", EmailAddress.class);

        assertThat(address).isEqualTo(EmailAddress.parse("Ada@example.com"));
        assertThat(json.writeValueAsString(address)).isEqualTo("\"Ada@example.com\"");
    }

    private static void refuses(String text, String rule) {
        assertThatThrownBy(() -> EmailAddress.parse(text))
                .isInstanceOf(InvalidValue.class)
                .hasMessageContaining(rule);
    }
}
