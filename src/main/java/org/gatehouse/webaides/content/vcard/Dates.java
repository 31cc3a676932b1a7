package org.gatehouse.webaides.content.vcard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ezvcard.util.PartialDate;
import ezvcard.util.VCardDateFormat;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Locale;
import org.gatehouse.webaides.content.lines.ContentLine;
import org.gatehouse.webaides.content.lines.Values;

/** Days and moments: BDAY, ANNIVERSARY, DEATHDATE, REV, CREATED. */
final class Dates {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final DateTimeFormatter BASIC = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'");

    private Dates() {}

    static void anniversary(CardReader card, ContentLine line, String kind) {
        ObjectNode date = date(Values.text(line));
        boolean known = line.first("value").isEmpty()
                || line.first("value").toLowerCase(Locale.ROOT).startsWith("date");
        if (date == null || !known || line.has("calscale")) {
            card.keep(line);
        } else {
            ObjectNode anniversary = JSON.objectNode().put("kind", kind);
            anniversary.set("date", date);
            card.put("anniversaries", anniversary, line, List.of("value"));
        }
    }

    /** The moment as JSContact writes it; what is none stays as it is, and will not fit. */
    static String utc(ContentLine line) {
        String text = Values.text(line);
        try {
            return instant(VCardDateFormat.parse(text)).toString();
        } catch (IllegalArgumentException | DateTimeException noMoment) {
            return text;
        }
    }

    private static Instant instant(Temporal moment) {
        Instant instant = moment instanceof OffsetDateTime offset
                ? offset.toInstant()
                : moment instanceof Instant already
                        ? already
                        : moment instanceof LocalDateTime local
                                ? local.toInstant(ZoneOffset.UTC)
                                : Instant.from(LocalDate.from(moment).atStartOfDay(ZoneOffset.UTC));
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }

    /** A day, also one without a year, or a moment; null for anything else. Midnight is how some write a day. */
    private static ObjectNode date(String text) {
        try {
            Temporal date = VCardDateFormat.parse(text);
            if (date instanceof OffsetDateTime || date instanceof Instant) {
                return JSON.objectNode()
                        .put("@type", "Timestamp")
                        .put("utc", instant(date).toString());
            }
            if (date instanceof LocalDateTime local && !local.toLocalTime().equals(LocalTime.MIDNIGHT)) {
                return null; // which a Card cannot say
            }
            return JSON.objectNode()
                    .put("year", date.get(ChronoField.YEAR))
                    .put("month", date.get(ChronoField.MONTH_OF_YEAR))
                    .put("day", date.get(ChronoField.DAY_OF_MONTH));
        } catch (IllegalArgumentException | DateTimeException partial) {
            return partial(text);
        }
    }

    private static ObjectNode partial(String text) {
        try {
            PartialDate partial = PartialDate.parse(text);
            if (partial.hasTimeComponent()) {
                return null;
            }
            ObjectNode date = JSON.objectNode();
            put(date, "year", partial.getYear());
            put(date, "month", partial.getMonth());
            put(date, "day", partial.getDate());
            return date;
        } catch (IllegalArgumentException noDate) {
            return null;
        }
    }

    private static void put(ObjectNode date, String member, Integer number) {
        if (number != null) {
            date.put(member, number);
        }
    }

    static void write(Output out) {
        out.each("anniversaries", (id, each) -> {
            String kind = each.path("kind").asText();
            String name = kind.equals("birth") ? "BDAY" : kind.equals("death") ? "DEATHDATE" : "ANNIVERSARY";
            boolean known = kind.equals("birth") || kind.equals("death") || kind.equals("wedding");
            String text = text(each.path("date"), out.version());
            if (known && text != null) {
                out.add(name, text, each, id);
            }
        });
        moment("REV", out.card().path("updated"), out);
        moment("CREATED", out.card().path("created"), out);
    }

    private static void moment(String name, JsonNode moment, Output out) {
        if (moment.isTextual()) {
            out.add(new ContentLine(name, basic(moment.textValue())));
        }
    }

    private static String basic(String utc) {
        return BASIC.format(Instant.parse(utc).atOffset(ZoneOffset.UTC));
    }

    private static String text(JsonNode date, Version version) {
        if (date.has("utc")) {
            return version == Version.V4
                    ? basic(date.path("utc").asText())
                    : date.path("utc").asText();
        }
        boolean year = date.has("year");
        boolean month = date.has("month");
        boolean day = date.has("day");
        if (date.has("calendarScale")) {
            return null;
        }
        if (year && month && day) {
            String form = version == Version.V4 ? "%04d%02d%02d" : "%04d-%02d-%02d";
            return String.format(Locale.ROOT, form, number(date, "year"), number(date, "month"), number(date, "day"));
        }
        if (year) {
            String form = month ? "%04d-%02d" : "%04d";
            return String.format(Locale.ROOT, form, number(date, "year"), number(date, "month"));
        }
        String form = day ? (version == Version.V4 ? "--%02d%02d" : "--%02d-%02d") : "--%02d";
        return String.format(Locale.ROOT, form, number(date, "month"), number(date, "day"));
    }

    private static int number(JsonNode date, String member) {
        return date.path(member).asInt();
    }
}
