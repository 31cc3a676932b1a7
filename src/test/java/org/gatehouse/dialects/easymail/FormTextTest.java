package org.gatehouse.dialects.easymail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.gatehouse.api.ApiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"a+b|a b", "a%2Bb|a+b", "%C3%BC|\u00fc", "\u00fc|\u00fc", "100%|100%", "%zz|%zz", "%4|%4", "%41|A"
            })
    void takesEscapesOut(String sent, String meant) {
        assertThat(FormText.decoded("f", sent)).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%ff", "%C3", "%ed%a0%80", "%c0%80"})
    void refusesWhatIsNotUtf8(String sent) {
        assertThatThrownBy(() -> FormText.decoded("f", sent)).isInstanceOf(ApiException.class);
    }

    @Test
    void countsBoundaries() {
        assertThat(FormText.count("--x\r\n--x--".getBytes(UTF_8), "--x")).isEqualTo(2);
        assertThat(FormText.count(new byte[0], "--x")).isZero();
    }
}
