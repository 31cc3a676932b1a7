package org.gatehouse.domains;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.stream.Stream;
import org.gatehouse.platform.InvalidValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainNameTest {
    private static final String LABEL_63 = "x".repeat(63);

    @ParameterizedTest
    @CsvSource({
        "example.com, example.com",
        "EXAMPLE.Com, example.com",
        "\uFF25xample.com, example.com",
        "example\u3002com, example.com",
        "exam\u200Bple.com, example.com",
        "B\u00FCcher.example, xn--bcher-kva.example",
        "Bu\u0308cher.example, xn--bcher-kva.example",
        "XN--BCHER-kva.Example, xn--bcher-kva.example",
        "\u05D0\u05D1.com, xn--4dbc.com",
        "i\u2764.ws, xn--i-7iq.ws",
        "1and1.com, 1and1.com",
        "a.xn--p1ai, a.xn--p1ai"
    })
    void becomesLowerCaseALabels(String text, String ascii) {
        assertThat(DomainName.parse(text).value()).isEqualTo(ascii);
    }

    @Test
    void isTheSameAsItsALabels() {
        assertThat(DomainName.parse("b\u00FCcher.example")).isEqualTo(DomainName.parse("xn--bcher-kva.example"));
    }

    @ParameterizedTest
    @CsvSource({"stra\u00DFe.de, strasse.de", "\u0131nternet.com, internet.com", "\u0130nternet.com, internet.com"})
    void keepsLettersApartThatOnlyOlderRulesMixUp(String one, String other) {
        assertThat(DomainName.parse(one)).isNotEqualTo(DomainName.parse(other));
    }

    @ParameterizedTest
    @CsvSource({
        "xn--bcher-kva.example, b\u00FCcher.example",
        "xn--strae-oqa.de, stra\u00DFe.de",
        "example.com, example.com"
    })
    void showsItsUnicodeForm(String ascii, String unicode) {
        assertThat(DomainName.parse(ascii).unicode()).isEqualTo(unicode);
        assertThat(DomainName.parse(unicode).value()).isEqualTo(ascii);
    }

    @Test
    void takesTheLongestLabelsAndName() {
        String name = LABEL_63 + "." + LABEL_63 + "." + LABEL_63 + "." + "x".repeat(57) + ".com";

        assertThat(DomainName.parse(name).value()).hasSize(253);
        assertThatThrownBy(() -> DomainName.parse("x" + name)).hasMessageContaining("63 octets");
        assertThatThrownBy(() -> DomainName.parse(name + "m")).hasMessageContaining("253 octets");
    }

    @Test
    void measuresLabelsAsALabels() {
        assertThat(DomainName.parse("\u00FC".repeat(50) + ".de").value()).startsWith("xn--");
        assertThatThrownBy(() -> DomainName.parse("\u00FC".repeat(60) + ".de")).hasMessageContaining("63 octets");
    }

    static Stream<String> tooLongLabels() {
        return Stream.of("x".repeat(64) + ".com", "example." + "x".repeat(64));
    }

    @ParameterizedTest
    @MethodSource("tooLongLabels")
    void refusesALabelOf64(String name) {
        refuses(name, "63 octets");
    }

    @Test
    void refusesAFloodUnread() {
        refuses("x.".repeat(500_000) + "com", "253 octets");
        refuses("x".repeat(300), "63 octets");
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.com.", "example.com\u3002"})
    void refusesADotAtTheEnd(String name) {
        refuses(name, "end with a dot");
    }

    @ParameterizedTest
    @ValueSource(strings = {".example.com", "example..com", ".", "example.com.."})
    void refusesEmptyLabels(String name) {
        refuses(name, "empty label");
    }

    @Test
    void refusesNothing() {
        refuses("", "empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "b\u00FCcher", "xn--bcher-kva"})
    void refusesASingleLabel(String name) {
        refuses(name, "two labels");
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "example.123", "7", "\uFF11.\uFF12"})
    void refusesNumbersForATopLevel(String name) {
        refuses(name, "number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[192.0.2.1]", "[IPv6:2001:db8::1]"})
    void refusesIpLiterals(String name) {
        refuses(name, "IP address");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a_b.com",
                "_dmarc.example.com",
                "a b.com",
                " example.com",
                "example.com ",
                "a%b.com",
                "a@b.com",
                "a/b.com",
                "*.example.com",
                "a\u0000b.com",
                "exa\u202Emple.com",
                "a\nb.com",
                "\uD800a.com",
                "\u0301a.com",
                "a\u200Db.com",
                "exa\uFF0Fmple.com"
            })
    void refusesCharactersThatNoHostNameHas(String name) {
        refuses(name, "letters, digits and hyphens");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-a.com", "a-.com", "a.-com", "ab--cd.com"})
    void refusesMisplacedHyphens(String name) {
        refuses(name, "hyphen");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"xn--abc-.com", "xn--.com", "xn--a.com", "xn--\u00FC.com", "xn--u-ccb.com", "xn--STRASSE-.de"})
    void refusesFalseALabels(String name) {
        refuses(name, "A-label");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u05D0.com", "1\u05D0.com"})
    void refusesMixedDirections(String name) {
        refuses(name, "directions");
    }

    @Test
    void travelsAsAString() throws JsonProcessingException {
        ObjectMapper json = new ObjectMapper();

        assertThat(json.readValue("\"B\u00FCcher.example\"", DomainName.class).value())
                .isEqualTo("xn--bcher-kva.example");
        assertThat(json.writeValueAsString(DomainName.parse("Example.com"))).isEqualTo("\"example.com\"");
    }

    private static void refuses(String name, String rule) {
        assertThatThrownBy(() -> DomainName.parse(name))
                .isInstanceOf(InvalidValue.class)
                .hasMessageContaining(rule);
    }
}
