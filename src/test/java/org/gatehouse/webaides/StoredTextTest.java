package org.gatehouse.webaides;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collections;
import org.gatehouse.api.FieldError;
import org.gatehouse.api.Problem;
import org.junit.jupiter.api.Test;

class StoredTextTest {
    private static final int COLUMN = 8_000;

    @Test
    void aUidIsOneShortLine() {
        assertThat(StoredText.line("a\u0000b\r\nc\uD800d")).isEqualTo("a\uFFFDb\uFFFD\uFFFDc\uFFFDd");
        assertThat(StoredText.line("x".repeat(10_000))).hasSize(255);
        assertThat(StoredText.line("\uD83D\uDE00".repeat(200))).hasSize(254);
        assertThat(StoredText.line(null)).isNull();
    }

    @Test
    void aProblemFitsIntoItsColumn() throws JsonProcessingException {
        String worst = "\"".repeat(10_000);
        Problem problem = new Problem(
                "/problems/x", "x", 400, worst, Collections.nCopies(100, new FieldError(worst, worst)), null);

        Problem bounded = StoredText.bounded(problem);

        assertThat(bounded.errors()).hasSize(5);
        assertThat(new ObjectMapper().writeValueAsString(bounded).length()).isLessThan(COLUMN);
    }
}
