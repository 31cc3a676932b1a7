package org.gatehouse.dialects.luxsci;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.james.mime4j.MimeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SentJsonTest {
    @ParameterizedTest
    @ValueSource(strings = {"{}", " {}", "{} \r\n", "\t{}\u0000\u000b\f", "\ufeff{}", "\ufeff\n{}\n"})
    void leavesOutWhatIsAroundTheJson(String body) {
        assertThat(new String(SentJson.trimmed(body.getBytes(UTF_8)), UTF_8)).isEqualTo("{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\ufeff", "\ufeff \n"})
    void leavesNothingOfNothing(String body) {
        assertThat(SentJson.trimmed(body.getBytes(UTF_8))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"é", "{}\u00a0", "{}\ufeff"})
    void keepsAllElse(String body) {
        assertThat(new String(SentJson.trimmed(body.getBytes(UTF_8)), UTF_8)).isEqualTo(body);
    }

    static Stream<String> strangeBodies() {
        String part = "--0\r\nContent-Disposition: form-data; name=json\r\n\r\n{}\r\n";
        return Stream.of(
                "--0\r\nContent-Type: multipart/mixed; boundary=1\r\n\r\n--1\r\n\r\n--1--\r\n" + part + "--0--\r\n",
                "--0\r\nContent-Type: message/rfc822\r\n\r\nSubject: x\r\n\r\n" + part + "--0--\r\n",
                "--0\r\n\r\nx\r\n".repeat(100) + part + "--0--\r\n",
                IntStream.range(0, 10_000)
                        .mapToObj(i -> "--" + i + "\r\nContent-Type: multipart/a; boundary=" + (i + 1) + "\r\n\r\n")
                        .collect(Collectors.joining()));
    }

    /** Each level of parts in parts costs all levels above it, and strangers may send some. */
    @ParameterizedTest
    @MethodSource("strangeBodies")
    void refusesPartsInPartsAndTooMany(String body) {
        assertThatThrownBy(() -> SentJson.part(body.getBytes(UTF_8), "multipart/form-data; boundary=0"))
                .isInstanceOf(MimeException.class);
    }

    @Test
    void findsThePartAmongAHundred() throws Exception {
        String body = "--0\r\n\r\nx\r\n".repeat(99)
                + "--0\r\nContent-Disposition: form-data; NAME=\"json\"\r\n\r\n{}\r\n--0--\r\n";

        assertThat(SentJson.part(body.getBytes(UTF_8), "multipart/form-data; boundary=0"))
                .asString()
                .isEqualTo("{}");
    }
}
