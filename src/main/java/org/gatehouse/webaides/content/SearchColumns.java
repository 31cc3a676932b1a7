package org.gatehouse.webaides.content;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gatehouse.webaides.content.recurrence.Series;
import org.gatehouse.webaides.content.vcard.FullName;

/** What lists search in a document, read out of it. */
final class SearchColumns {
    private static final int MAX_TEXT = 5_000;
    private static final int MAX_LIST = 100;
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private SearchColumns() {}

    static Columns of(Kind kind, JsonNode document) {
        return switch (kind) {
            case CONTACTS -> contact(document);
            case CALENDAR -> event(document);
            case TASKS -> task(document);
            case NOTES -> plain(document, document.path("title").asText(firstLine(document)), document.path("body"));
            case LINKS ->
                plain(
                        document,
                        document.path("title").asText(url(document)),
                        document.path("description"),
                        document.path("url"));
        };
    }

    private static Columns contact(JsonNode card) {
        List<String> texts = new ArrayList<>();
        collect(card.path("name"), texts);
        for (String member : List.of(
                "nicknames", "organizations", "titles", "onlineServices", "notes", "addresses", "personalInfo")) {
            card.path(member).forEach(each -> collect(each, texts));
        }
        List<String> emails = folded(card.path("emails"), "address");
        List<String> phones = new ArrayList<>();
        card.path("phones")
                .forEach(each -> add(SearchText.phone(cut(each.path("number").asText())), phones));
        return new Columns(
                SearchText.fold(cut(FullName.of(card))),
                text(texts),
                names(card.path("keywords")),
                emails,
                phones,
                null,
                null,
                null,
                null);
    }

    private static Columns event(JsonNode event) {
        Series series = new Series(event, ZoneOffset.UTC);
        return calendar(event, event.path("status").asText("confirmed"), series.firstStart(), series.lastEnd(), null);
    }

    private static Columns task(JsonNode task) {
        Instant due = moment(task, "due");
        return calendar(task, task.path("progress").asText("needs-action"), moment(task, "start"), null, due);
    }

    private static Columns calendar(JsonNode object, String status, Instant start, Instant end, Instant due) {
        List<String> texts = new ArrayList<>();
        add(object.path("description").asText(), texts);
        object.path("locations").forEach(each -> add(each.path("name").asText(), texts));
        List<String> categories = names(object.path("keywords"));
        categories.addAll(names(object.path("categories")));
        return new Columns(
                SearchText.fold(cut(object.path("title").asText())),
                text(texts),
                categories,
                List.of(),
                List.of(),
                SearchText.fold(status),
                bounded(start),
                bounded(end),
                bounded(due));
    }

    private static Columns plain(JsonNode document, String title, JsonNode... texts) {
        List<String> all = new ArrayList<>();
        for (JsonNode text : texts) {
            add(text.asText(), all);
        }
        List<String> keywords = new ArrayList<>();
        document.path("keywords").forEach(each -> add(SearchText.fold(each.asText()), keywords));
        return new Columns(
                SearchText.fold(cut(title)), text(all), keywords, List.of(), List.of(), null, null, null, null);
    }

    private static String firstLine(JsonNode note) {
        return note.path("body").asText().strip().lines().findFirst().orElse("");
    }

    private static String url(JsonNode link) {
        return link.path("url").asText();
    }

    /** Every text inside, but for those that are words of the standard. */
    private static void collect(JsonNode node, List<String> texts) {
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            switch (member.getKey()) {
                case "full", "name", "value", "note", "service", "user" ->
                    add(member.getValue().asText(), texts);
                case "components", "units" -> member.getValue().forEach(each -> collect(each, texts));
                default -> {}
            }
        }
    }

    private static List<String> folded(JsonNode map, String member) {
        List<String> values = new ArrayList<>();
        map.forEach(each -> add(SearchText.fold(each.path(member).asText()), values));
        return values;
    }

    private static List<String> names(JsonNode set) {
        List<String> names = new ArrayList<>();
        set.fieldNames().forEachRemaining(name -> add(SearchText.fold(cut(name)), names));
        return names;
    }

    private static void add(String text, List<String> to) {
        if (!text.isEmpty() && to.size() < MAX_LIST) {
            to.add(text);
        }
    }

    private static String text(List<String> texts) {
        return texts.isEmpty() ? null : SearchText.fold(cut(String.join("\n", texts)));
    }

    /** Normalising costs time, and nobody searches further. */
    private static String cut(String text) {
        if (text.length() <= MAX_TEXT) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(MAX_TEXT - 1)) ? MAX_TEXT - 1 : MAX_TEXT);
    }

    private static Instant moment(JsonNode object, String member) {
        if (!object.has(member)) {
            return null;
        }
        return Series.moment(LocalDateTime.parse(object.path(member).asText()), object, ZoneOffset.UTC);
    }

    /** Within the years that RFC 3339 can write. */
    private static Instant bounded(Instant moment) {
        if (moment == null) {
            return null;
        }
        return moment.isAfter(LAST) ? LAST : moment.isBefore(FIRST) ? FIRST : moment;
    }
}
