package org.gatehouse.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DialectTest {
    @Test
    void isReadAsItWasWritten() {
        List<Dialect> all = List.of(Dialect.values());

        assertThat(Dialect.write(all)).isEqualTo("v1 logintc luxsci authsmtp easymail");
        assertThat(Dialect.read(Dialect.write(all))).containsExactlyElementsOf(all);
        assertThat(Dialect.write(List.of(Dialect.LUXSCI, Dialect.V1, Dialect.V1)))
                .isEqualTo("v1 luxsci");
        assertThat(Dialect.read("logintc")).isEqualTo(Set.of(Dialect.LOGINTC));
    }
}
