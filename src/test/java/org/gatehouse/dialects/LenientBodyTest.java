package org.gatehouse.dialects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Set;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.CommonProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LenientBodyTest {
    @ParameterizedTest
    @CsvSource({"5, 5", "'\"5\"', 5", "'\" 5 \"', 5", "5.0, 5", "'\"5.00\"', 5", "-1, -1", "1e3, 1000"})
    void takesNumbersAndTextsOfNumbers(String written, int number) {
        assertThat(body("{\"n\":" + written + "}").number("n")).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5.5",
                "\"x\"",
                "1e999999999",
                "1e-999999999",
                "99999999999",
                "[]",
                "{}",
                "true",
                "\"0x10\"",
                "\"60s\""
            })
    void refusesOtherNumbers(String written) {
        ApiException refusal = catchThrowableOfType(
                ApiException.class, () -> body("{\"n\":" + written + "}").number("n"));

        assertThat(refusal.type()).isEqualTo(CommonProblem.INVALID_BODY);
        assertThat(refusal.errors().get(0).pointer()).isEqualTo("/n");
    }

    @Test
    void takesNullAndEmptyTextAsNothing() {
        LenientBody body = body("{\"a\":null,\"b\":\"\",\"c\":\" \"}");

        for (String name : new String[] {"a", "b", "c", "d"}) {
            assertThat(body.optional(name)).isNull();
            assertThat(body.number(name)).isNull();
            assertThatThrownBy(() -> body.required(name)).isInstanceOf(ApiException.class);
        }
        assertThat(body.text("a")).isNull();
        assertThat(body.text("b")).isEmpty();
        assertThat(body.member("a").isMissing()).isTrue();
        assertThat(body.member("a").elements(1)).isEmpty();
    }

    @Test
    void takesNumbersAsText() {
        assertThat(body("{\"a\":60,\"b\":true}").text("a")).isEqualTo("60");
        assertThat(body("{\"a\":60,\"b\":true}").text("b")).isEqualTo("true");
    }

    @Test
    void takesAnEmptyBodyAsAnEmptyObject() {
        assertThat(body("").object().text("a")).isNull();
        assertThat(body(" \r\n").object().text("a")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "1, true",
        "'\"1\"', true",
        "true, true",
        "0, false",
        "'\"0\"', false",
        "false, false",
        "null,",
        "'\"\"',"
    })
    void takesFlags(String written, Boolean flag) {
        assertThat(body("{\"f\":" + written + "}").flag("f")).isEqualTo(flag);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "\"yes\"", "[]", "-1"})
    void refusesOtherFlags(String written) {
        ApiException refusal = catchThrowableOfType(
                ApiException.class, () -> body("{\"f\":" + written + "}").flag("f"));

        assertThat(refusal.errors().get(0).pointer()).isEqualTo("/f");
    }

    @Test
    void namesMembersThatNobodyKnows() {
        LenientBody body = body("{\"a\":1,\"" + "x".repeat(1000) + "\":1}");

        ApiException refusal = catchThrowableOfType(ApiException.class, () -> body.onlyHas(Set.of("a")));

        assertThat(refusal.errors()).singleElement().satisfies(error -> assertThat(error.pointer())
                .isEqualTo("/" + "x".repeat(100)));
        body.onlyHas(Set.of("a", "x".repeat(1000)));
    }

    @Test
    void tellsWhereAnElementIsWrong() {
        LenientBody list = body("{\"l\":[{},{\"k\":[]}]}").member("l");

        ApiException refusal = catchThrowableOfType(
                ApiException.class, () -> list.elements(2).get(1).text("k"));

        assertThat(refusal.errors().get(0).pointer()).isEqualTo("/l/1/k");
        assertThatThrownBy(() -> list.elements(1)).isInstanceOf(ApiException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{}x", "a=b", "{\"a\":01}", "{\"a\":1e9999999999}", "{\"a\":0e-2147483648}", "\u0000"})
    void refusesWhatIsNoJson(String body) {
        assertThatThrownBy(() -> body(body))
                .isInstanceOfSatisfying(ApiException.class, refusal -> assertThat(refusal.type())
                        .isEqualTo(CommonProblem.MALFORMED_JSON));
    }

    @Test
    void refusesWhatIsTooDeepOrTooMuch() {
        assertThatThrownBy(() -> body("[".repeat(65) + "]".repeat(65))).isInstanceOf(ApiException.class);
        assertThatThrownBy(() -> body("[" + "1,".repeat(300_000) + "1]")).isInstanceOf(ApiException.class);
        body("[".repeat(64) + "]".repeat(64));
    }

    private static LenientBody body(String json) {
        return LenientBody.parse(json);
    }
}
