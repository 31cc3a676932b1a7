package org.gatehouse.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;
import java.util.stream.IntStream;
import org.gatehouse.platform.InvalidValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountCodeTest {
    @ParameterizedTest
    @CsvSource({
        "0, aa00000",
        "12345, aa12345",
        "99999, aa99999",
        "100000, ab00000",
        "210000, ac10000",
        "2599999, az99999",
        "2600000, ba00000",
        "67599999, zz99999"
    })
    void countsDigitsFirstThenLetters(int number, String code) {
        assertThat(new AccountCode(number).value()).isEqualTo(code);
        assertThat(AccountCode.parse(code).number()).isEqualTo(number);
    }

    @Test
    void isReadBackFromAllOverItsRange() {
        assertThat(IntStream.iterate(0, n -> n <= AccountCode.MAX_NUMBER, n -> n + 9_973))
                .allMatch(n -> AccountCode.parse(new AccountCode(n).value()).number() == n);
    }

    @Test
    void isReadInEitherCase() {
        assertThat(AccountCode.parse("Ac10000")).isEqualTo(AccountCode.parse("aC10000"));
    }

    @Test
    void hasAsciiDigitsInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(new AccountCode(12_345).value()).isEqualTo("aa12345");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "aa1234",
                "aa123456",
                "a123456",
                "aaa1234",
                "1212345",
                "aa1234x",
                " aa12345",
                "aa12345\n",
                "\u00E4a12345",
                "aa\u0661\u0662\u0663\u0664\u0665",
                "[a12345",
                "aa-1234"
            })
    void refusesAnotherForm(String text) {
        assertThatThrownBy(() -> AccountCode.parse(text)).isInstanceOf(InvalidValue.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 67_600_000, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void refusesANumberOutOfRange(int number) {
        assertThatThrownBy(() -> new AccountCode(number)).isInstanceOf(InvalidValue.class);
    }

    @Test
    void isLeftOutBeyondTheLast() {
        assertThat(AccountCode.of(67_599_999)).isEqualTo(AccountCode.parse("zz99999"));
        assertThat(AccountCode.of(67_600_000)).isNull();
        assertThat(AccountCode.of(Long.MAX_VALUE)).isNull();
    }

    @Test
    void travelsAsAString() throws JsonProcessingException {
        ObjectMapper json = new ObjectMapper();

        assertThat(json.readValue("\"AC10000\"", AccountCode.class)).isEqualTo(new AccountCode(210_000));
        assertThat(json.writeValueAsString(new AccountCode(210_000))).isEqualTo("\"ac10000\"");
    }
}
