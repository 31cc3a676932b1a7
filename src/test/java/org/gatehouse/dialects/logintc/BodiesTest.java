package org.gatehouse.dialects.logintc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BodiesTest {
    @Test
    void readsLatin1WhereItIsNoUtf8() {
        assertThat(Bodies.text("\u00e4\u00f6".getBytes(StandardCharsets.UTF_8))).isEqualTo("\u00e4\u00f6");
        assertThat(Bodies.text("\u00e4\u00f6".getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo("\u00e4\u00f6");
    }
}
