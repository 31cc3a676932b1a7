package org.gatehouse.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The grammar of entity tags in headers (RFC 9110, 8.8.3 and 13.1). */
class PreconditionsTest {
    @Test
    void nothingIsAskedWithoutHeaders() {
        assertThatCode(() -> given(Map.of()).check("1-a")).doesNotThrowAnyException();
        assertThat(given(Map.of()).isKnown("1-a")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                " * ",
                "\"1-a\"",
                "  \"1-a\"  ",
                "\"0-a\", \"1-a\"",
                "\"0-a\",\"1-a\",\"2-a\"",
                "\"0-a\" , \"1-a\"",
                "W/\"1-a\", \"1-a\"",
                "\"a,b\", \"1-a\"",
                "\"\", \"1-a\"",
                "\"1-a\",",
                ", ,\"1-a\" ,, "
            })
    void ifMatchLetsTheNamedVersionPass(String header) {
        assertThatCode(() -> ifMatch(header).check("1-a")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"0-a\"", "\"0-a\", \"2-a\"", "W/\"1-a\"", "\"\"", "\"*\"", "\"1-A\"", "", ","})
    void ifMatchStopsAnyOther(String header) {
        assertProblem(() -> ifMatch(header).check("1-a"), CommonProblem.STALE_VERSION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1-a",
                "\"1-a",
                "1-a\"",
                "\"1-a\" \"2-a\"",
                "\"a, 1-a\"",
                "\"1-a\" x",
                "w/\"1-a\"",
                "W/ \"1-a\"",
                "*, \"1-a\"",
                "\"1-a\", *",
                "'1-a'",
                "\"1 a\"",
                ";"
            })
    void whatIsNoListOfTagsIsRefused(String header) {
        assertProblem(() -> ifMatch(header).check("1-a"), CommonProblem.INVALID_HEADER);
        assertProblem(
                () -> given(Map.of("If-None-Match", List.of(header))).isKnown("1-a"), CommonProblem.INVALID_HEADER);
    }

    @Test
    void severalLinesAreOneList() {
        Preconditions two = given(Map.of("If-Match", List.of("\"0-a\"", "\"1-a\"")));

        assertThatCode(() -> two.check("1-a")).doesNotThrowAnyException();
        assertThatCode(() -> two.check("0-a")).doesNotThrowAnyException();
        assertProblem(() -> two.check("2-a"), CommonProblem.STALE_VERSION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "\"1-a\"", "W/\"1-a\"", "\"0-a\", W/\"1-a\""})
    void ifNoneMatchComparesWeakly(String header) {
        Preconditions given = given(Map.of("If-None-Match", List.of(header)));

        assertThat(given.isKnown("1-a")).isTrue();
        assertProblem(() -> given.check("1-a"), CommonProblem.STALE_VERSION);
    }

    @Test
    void ifNoneMatchLetsOtherVersionsPass() {
        Preconditions given = given(Map.of("If-None-Match", List.of("\"0-a\"")));

        assertThat(given.isKnown("1-a")).isFalse();
        assertThatCode(() -> given.check("1-a")).doesNotThrowAnyException();
    }

    private static Preconditions ifMatch(String header) {
        return given(Map.of("If-Match", List.of(header)));
    }

    private static Preconditions given(Map<String, List<String>> headers) {
        Preconditions given = new Preconditions();
        given.request = (HttpServletRequest) Proxy.newProxyInstance(
                PreconditionsTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, args) -> {
                    if (method.getName().equals("getHeaders")) {
                        return Collections.enumeration(headers.getOrDefault((String) args[0], List.of()));
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
        return given;
    }

    private static void assertProblem(Runnable work, ProblemType type) {
        assertThatThrownBy(work::run).isInstanceOfSatisfying(ApiException.class, refusal -> assertThat(refusal.type())
                .isEqualTo(type));
    }
}
