package org.gatehouse.webaides;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.gatehouse.platform.Times;
import org.gatehouse.webaides.content.Columns;
import org.gatehouse.webaides.content.Content;
import org.gatehouse.webaides.content.Kind;
import org.junit.jupiter.api.Test;

class EntryColumnsTest {
    private static final Instant START = Instant.parse("2026-11-22T04:00:00Z");
    private static final Instant DUE = Instant.parse("2026-12-24T18:00:00Z");

    private static EntryColumns of(Kind kind, String title, List<String> list) {
        Columns columns = new Columns(title, title, list, list, list, "x", START, null, DUE);
        return EntryColumns.of(new Content(kind, "uid", "{}", columns));
    }

    @Test
    void sortByTheTimeOfTheirKind() {
        assertThat(of(Kind.CALENDAR, "a", null).sortAt()).isEqualTo(Times.column(START));
        assertThat(of(Kind.TASKS, "a", null).sortAt()).isEqualTo(Times.column(DUE));
    }

    @Test
    void sortWithoutATimeAtTheEnd() {
        Columns none = new Columns(null, null, null, null, null, null, null, null, null);

        EntryColumns columns = EntryColumns.of(new Content(Kind.TASKS, "uid", "{}", none));

        assertThat(columns.sortAt()).isEqualTo(EntryColumns.END_OF_TIME);
        assertThat(columns.titleKey()).isEmpty();
        assertThat(columns.categories()).isNull();
    }

    @Test
    void holdListsInWhichAWholeElementIsFound() {
        String column = of(Kind.NOTES, "a", List.of("work", "a\nb")).categories();

        assertThat(column).contains(EntryColumns.element("work"), EntryColumns.element("a\nb"));
        assertThat(column).doesNotContain(EntryColumns.element("wor"), EntryColumns.element("b"));
    }

    @Test
    void areBounded() {
        String smileys = "\uD83D\uDE42".repeat(3_000);
        EntryColumns columns = of(Kind.NOTES, "x" + smileys, Collections.nCopies(500, "category"));

        assertThat(columns.titleKey()).hasSize(199).doesNotEndWith("\uD83D");
        assertThat(columns.textKey()).hasSizeLessThanOrEqualTo(4_000);
        assertThat(columns.categories()).hasSizeLessThanOrEqualTo(2_000).endsWith("category\n");
    }
}
