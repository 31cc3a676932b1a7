package org.gatehouse.webaides.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import org.gatehouse.api.StrictJson;
import org.junit.jupiter.api.Test;

/** What is exported is imported as it was, as far as the format can say it. */
class ExportTest {
    private static final Contents CONTENTS = ContentsTest.contents();

    @Test
    void contactsAsVcards() throws IOException {
        List<Content> contacts = contents(
                Kind.CONTACTS,
                "{'uid': 'a', 'name': {'full': 'Ada'}, 'speakToAs': {'grammaticalGender': 'feminine'}}",
                "{'uid': 'b', 'kind': 'org', 'organizations': {'x': {'name': 'B', 'units': [{'name': 'U', 'sortAs': 'V'}]}}, 'example.com:x': [1]}");

        assertComesBack(Kind.CONTACTS, Format.VCARD_4, contacts);
        assertThat(text(Kind.CONTACTS, Format.VCARD_3, contacts)).contains("VERSION:3.0", "UID:b");
    }

    @Test
    void eventsAndTasksAsICalendarWithEachZoneOnce() throws IOException, ParserException {
        List<Content> events = contents(
                Kind.CALENDAR,
                "{'uid': 'a', 'start': '1975-01-01T10:00:00', 'timeZone': 'Europe/Berlin', 'recurrenceRules': [{'frequency': 'yearly'}]}",
                "{'uid': 'b', 'start': '2026-01-01T10:00:00', 'timeZone': 'Europe/Berlin', 'participants': {'1': {'name': 'X'}}}",
                "{'uid': 'c', 'start': '2026-01-01T00:00:00', 'showWithoutTime': true}");

        assertComesBack(Kind.CALENDAR, Format.ICALENDAR, events);
        String file = text(Kind.CALENDAR, Format.ICALENDAR, events);
        assertThat(file).containsOnlyOnce("TZID:Europe/Berlin").containsOnlyOnce("BEGIN:VCALENDAR");
        assertThat(new CalendarBuilder()
                        .build(new StringReader(file))
                        .validate()
                        .getEntries())
                .isEmpty();
        assertComesBack(
                Kind.TASKS,
                Format.ICALENDAR,
                contents(Kind.TASKS, "{'uid': 't', 'title': 'T', 'progress': 'completed'}"));
    }

    @Test
    void eventsThatMeanDifferentZonesByOneName() throws IOException {
        String event =
                "{'uid': '%1$s', 'start': '2026-01-01T10:00:00', 'timeZone': '/X', 'timeZones': {'/X': {'tzId': 'X', 'standard': "
                        + "[{'start': '1970-01-01T00:00:00', 'offsetFrom': '%2$s', 'offsetTo': '%2$s'}]}}}";

        assertComesBack(
                Kind.CALENDAR,
                Format.ICALENDAR,
                contents(
                        Kind.CALENDAR,
                        event.formatted("a", "+01:00"),
                        event.formatted("b", "+02:00"),
                        event.formatted("c", "+02:00")));
    }

    @Test
    void contactsAsASheet() throws IOException {
        assertComesBack(
                Kind.CONTACTS,
                Format.CSV,
                contents(
                        Kind.CONTACTS,
                        "{'uid': 'a', 'name': {'full': 'Ada, \\\"Countess\\\"', 'components': [{'kind': 'surname', 'value': 'L'}, {'kind': 'given', 'value': 'A'}]},"
                                + " 'emails': {'1': {'address': 'a@example.com'}, '2': {'address': 'b@example.com'}},"
                                + " 'phones': {'1': {'number': '+1'}, '2': {'number': '+2'}, '3': {'number': '+3', 'features': {'mobile': true}}},"
                                + " 'notes': {'1': {'note': 'one\\ntwo'}}, 'keywords': {'k': true, 'l': true},"
                                + " 'anniversaries': {'1': {'kind': 'birth', 'date': {'year': 1815, 'month': 12, 'day': 10}}}}",
                        "{'uid': 'b'}"));
    }

    @Test
    void linksAsASheetAndAsBookmarks() throws IOException {
        List<Content> links = contents(
                Kind.LINKS,
                "{'title': 'A <b> & \\\"c\\\"', 'url': 'https://a.example/?a=1&b=2', 'description': 'one\\ntwo; <x>', 'keywords': ['k', 'l m']}",
                "{'title': 'B', 'url': 'mailto:b@example.com'}");

        assertComesBack(Kind.LINKS, Format.CSV, links);
        assertComesBack(Kind.LINKS, Format.BOOKMARKS, links);
    }

    @Test
    void notesAsMarkdown() throws IOException {
        assertComesBack(
                Kind.NOTES,
                Format.MARKDOWN,
                contents(
                        Kind.NOTES,
                        "{'title': 'One --> two', 'body': '# Head\\n\\n---\\n<!-- note {\\\"title\\\":\\\"x\\\"} -->\\n\\\\\\\\<!-- note {} -->\\n\\n', 'format': 'markdown', 'keywords': ['a']}",
                        "{'title': 'empty'}",
                        "{'body': 'only'}"));
    }

    @Test
    void nothingAtAll() throws IOException {
        for (Format format : Format.values()) {
            for (Kind kind : Kind.values()) {
                if (format.fits(kind)) {
                    text(kind, format, List.of());
                }
            }
        }
    }

    private static void assertComesBack(Kind kind, Format format, List<Content> contents) throws IOException {
        byte[] file = text(kind, format, contents).getBytes(UTF_8);
        List<ObjectNode> back = new ArrayList<>();
        List<String> uids = new ArrayList<>();
        try (Import items = CONTENTS.importFile(kind, format, new ByteArrayInputStream(file))) {
            items.forEachRemaining(item -> {
                assertThat(item.problem()).isNull();
                back.add(CONTENTS.json(item.content()));
                uids.add(item.uid());
            });
        }
        assertThat(back)
                .containsExactlyElementsOf(contents.stream().map(CONTENTS::json).toList());
        assertThat(uids)
                .containsExactlyElementsOf(contents.stream().map(Content::uid).toList());
    }

    private static String text(Kind kind, Format format, List<Content> contents) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CONTENTS.exportFile(kind, format, contents.iterator(), out);
        return out.toString(UTF_8);
    }

    private static List<Content> contents(Kind kind, String... documents) {
        List<Content> contents = new ArrayList<>();
        for (String document : documents) {
            ObjectNode tree = new StrictJson().readOwn(document.replace('\'', '"'), ObjectNode.class);
            contents.add(CONTENTS.read(kind, tree, "uid-" + contents.size()));
        }
        return contents;
    }
}
