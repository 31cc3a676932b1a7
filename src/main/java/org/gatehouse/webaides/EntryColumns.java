package org.gatehouse.webaides;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.gatehouse.platform.Times;
import org.gatehouse.webaides.content.Columns;
import org.gatehouse.webaides.content.Content;
import org.gatehouse.webaides.content.Kind;

/** What lists search, in the form of the columns: bounded texts, lists between line feeds. */
record EntryColumns(
        String titleKey,
        String textKey,
        String categories,
        String emails,
        String phones,
        String status,
        OffsetDateTime startsAt,
        OffsetDateTime endsAt,
        OffsetDateTime dueAt,
        OffsetDateTime sortAt) {
    /** What has no time of its own comes last. */
    static final OffsetDateTime END_OF_TIME = OffsetDateTime.of(9999, 12, 31, 0, 0, 0, 0, ZoneOffset.UTC);

    private static final int TITLE = 200; // PostgreSQL's indexes take no key beyond 2 700 bytes
    private static final int TEXT = 4_000;
    private static final int STATUS = 255;
    private static final int LIST = 2_000;

    static EntryColumns of(Content content) {
        Columns columns = content.columns();
        Instant time = content.kind() == Kind.TASKS ? columns.dueAt() : columns.startsAt();
        return new EntryColumns(
                Objects.requireNonNullElse(cut(columns.title(), TITLE), ""),
                cut(columns.text(), TEXT),
                joined(columns.categories()),
                joined(columns.emails()),
                joined(columns.phones()),
                cut(columns.status(), STATUS),
                Times.column(columns.startsAt()),
                Times.column(columns.endsAt()),
                Times.column(columns.dueAt()),
                time == null ? END_OF_TIME : Times.column(time));
    }

    /** The text under which a list column that holds the value is found. */
    static String element(String value) {
        return "\n" + value.replace('\n', ' ') + "\n";
    }

    /** As many as there is room for. */
    private static String joined(List<String> values) {
        if (values == null || values.isEmpty()) {
            return null;
        }
        StringBuilder text = new StringBuilder("\n");
        for (String value : values) {
            if (text.length() + value.length() < LIST) {
                text.append(value.replace('\n', ' ')).append('\n');
            }
        }
        return text.toString();
    }

    private static String cut(String text, int length) {
        if (text == null || text.length() <= length) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }
}
