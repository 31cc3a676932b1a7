package org.gatehouse.domains;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TextRecordTest {
    @Test
    void isCutIntoStringsOf255Bytes() {
        String text = "a".repeat(255) + "b".repeat(255) + "c";

        assertThat(TextRecord.strings(text)).containsExactly("a".repeat(255), "b".repeat(255), "c");
        assertThat(TextRecord.strings("a".repeat(255))).hasSize(1);
        assertThat(TextRecord.of("x.example", text).zoneFile())
                .isEqualTo("x.example. IN TXT ( \"" + "a".repeat(255) + "\" \"" + "b".repeat(255) + "\" \"c\" )");
    }

    @Test
    void escapesWhatAZoneFileWouldRead() {
        assertThat(TextRecord.of("x.example", "say \"hi\\\"").zoneFile())
                .isEqualTo("x.example. IN TXT ( \"say \\\"hi\\\\\\\"\" )");
        assertThatThrownBy(() -> TextRecord.strings("\u00e9")).isInstanceOf(IllegalArgumentException.class);
    }
}
