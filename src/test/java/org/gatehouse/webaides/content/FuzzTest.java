package org.gatehouse.webaides.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.StrictJson;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Lawful documents and files, damaged at random places: whatever comes of it is a refusal or a content, never anything else;
 * and a content is lawful again in each of its forms. The seed is fixed; {@code -Dgatehouse.fuzz=N} makes N times as many.
 */
class FuzzTest {
    private static final int TIMES = Integer.getInteger("gatehouse.fuzz", 1);
    private static final Contents CONTENTS = ContentsTest.contents();
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final String SIGNS = ";:=,\"\\\n\r \t<>{}[]0123456789-PTZx\u0000^'";

    private static final String CARD = """
            {"kind": "group", "members": {"urn:uuid:1": true}, "name": {"components": [{"kind": "surname", "value": "L"}], "full": "Ada"},
             "emails": {"1": {"address": "a@example.com", "contexts": {"work": true}, "pref": 1, "label": "x", "vCardParams": {"x-a": ["b", "c"]}}},
             "phones": {"1": {"number": "tel:+1", "features": {"fax": true}}}, "onlineServices": {"1": {"uri": "xmpp:a", "service": "s"}},
             "organizations": {"1": {"name": "O", "units": [{"name": "U"}]}}, "titles": {"1": {"name": "T", "kind": "role"}},
             "addresses": {"1": {"components": [{"kind": "number", "value": "1"}], "full": "x", "countryCode": "DE", "timeZone": "Europe/Berlin"}},
             "anniversaries": {"1": {"kind": "birth", "date": {"year": 2000, "month": 2, "day": 29}}, "2": {"kind": "death", "date": {"@type": "Timestamp", "utc": "2026-01-01T00:00:00Z"}}},
             "media": {"1": {"kind": "photo", "uri": "data:image/png;base64,AAAA"}}, "keywords": {"k": true}, "notes": {"1": {"note": "n", "created": "2026-01-01T00:00:00Z"}},
             "localizations": {"de": {"name/full": "A"}}, "updated": "2026-01-01T00:00:00Z", "example.com:x": [1, {"a": null}],
             "vCardProps": [["x-a", {"group": "g", "p": [["a"], ["b"]]}, "text", ["a", ["b", "c"]], 5]]}""";

    private static final String EVENT = """
            {"start": "2026-03-29T02:30:00", "timeZone": "/Z", "duration": "P1DT2H", "title": "T", "priority": 3, "sequence": 1, "status": "tentative",
             "showWithoutTime": false, "locations": {"1": {"name": "L", "coordinates": "geo:1,2"}}, "keywords": {"k": true}, "color": "red",
             "recurrenceRules": [{"frequency": "monthly", "interval": 2, "byDay": [{"day": "mo", "nthOfPeriod": -1}], "bySetPosition": [1], "count": 5, "skip": "forward", "byMonthDay": [31]}],
             "excludedRecurrenceRules": [{"frequency": "secondly", "byHour": [1], "until": "2026-06-01T00:00:00"}],
             "recurrenceOverrides": {"2026-04-27T02:30:00": {"title": "X", "start": "2026-04-28T00:00:00", "locations/1/name": "Y"}, "2026-05-01T00:00:00": {"excluded": true}, "2026-05-02T00:00:00": {}},
             "alerts": {"1": {"trigger": {"@type": "OffsetTrigger", "offset": "-PT15M"}, "action": "email"}},
             "participants": {"1": {"name": "P", "roles": {"attendee": true}}}, "updated": "2026-01-01T00:00:00Z",
             "timeZones": {"/Z": {"tzId": "Z", "standard": [{"start": "1970-01-01T00:00:00", "offsetFrom": "+02:00", "offsetTo": "+01:00",
               "recurrenceRules": [{"frequency": "yearly", "byMonth": ["10"]}]}], "daylight": [{"start": "1970-04-01T00:00:00", "offsetFrom": "+01:00", "offsetTo": "+02:00"}]}},
             "iCalComponent": {"properties": [["x-a", {}, "unknown", "v"]], "components": [["valarm", [["action", {}, "unknown", "AUDIO"]], []]],
               "convertedProperties": {"title": {"name": "summary", "parameters": {"language": "en"}}}}}""";

    private static final String TASK = """
            {"start": "2026-03-01T00:00:00", "due": "2026-03-02T00:00:00", "showWithoutTime": true, "progress": "failed", "percentComplete": 5,
             "estimatedDuration": "P1D", "recurrenceRules": [{"frequency": "yearly", "byWeekNo": [53], "byYearDay": [-1], "firstDayOfWeek": "su"}]}""";

    @ParameterizedTest
    @ValueSource(strings = {CARD, EVENT, TASK})
    void documents(String text) {
        Kind kind = text.equals(CARD) ? Kind.CONTACTS : text.equals(EVENT) ? Kind.CALENDAR : Kind.TASKS;
        ObjectNode lawful = new StrictJson().readOwn(text, ObjectNode.class);
        assertThat(survives(kind, lawful, 0)).isTrue();
        int taken = 0;
        for (int seed = 1; seed <= 600 * TIMES; seed++) {
            Random random = new Random(seed);
            ObjectNode damaged = lawful.deepCopy();
            for (int i = random.nextInt(3); i >= 0; i--) {
                damage(damaged, random);
            }
            taken += survives(kind, damaged, seed) ? 1 : 0;
        }
        assertThat(taken).isPositive();
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void files(Format format) throws IOException {
        for (Kind kind : Kind.values()) {
            if (format.fits(kind)) {
                byte[] file = file(kind, format);
                for (int seed = 1; seed <= 200 * TIMES; seed++) {
                    assertImports(kind, format, damage(file, new Random(seed)), seed);
                }
            }
        }
    }

    /** Whether the document was taken; then it must be lawful in every other form, too. */
    private static boolean survives(Kind kind, ObjectNode document, int seed) {
        try {
            Content content = CONTENTS.read(kind, document, "u");
            Format[] forms = kind == Kind.CONTACTS
                    ? new Format[] {Format.VCARD_3, Format.VCARD_4}
                    : new Format[] {Format.ICALENDAR};
            for (Format form : forms) {
                String text = "";
                try {
                    text = CONTENTS.write(content, form);
                    CONTENTS.readStandard(kind, text, "u", content);
                } catch (ApiException e) {
                    throw new AssertionError("seed " + seed + ": " + e.problem() + " of " + content.json() + text, e);
                }
            }
            if (kind == Kind.CALENDAR) {
                Instant from = Instant.parse("2026-04-01T00:00:00Z");
                CONTENTS.timeline(ZoneOffset.UTC).touches(content, from, from.plusSeconds(86_400 * 60));
                CONTENTS.timeline(ZoneOffset.UTC)
                        .instances(content, from, from.plusSeconds(86_400 * 60), 100_000)
                        .forEach(instance -> CONTENTS.json(content, instance));
            }
            return true;
        } catch (ApiException refusal) {
            return false;
        } catch (RuntimeException e) {
            throw new AssertionError("seed " + seed + " of " + document, e);
        }
    }

    private static void assertImports(Kind kind, Format format, byte[] file, int seed) {
        try (Import items = CONTENTS.importFile(kind, format, new ByteArrayInputStream(file))) {
            while (items.hasNext()) {
                Imported item = items.next();
                assertThat(item.content() == null).isNotEqualTo(item.problem() == null);
            }
        } catch (IOException | RuntimeException e) {
            throw new AssertionError("seed " + seed + " of " + new String(file, UTF_8), e);
        }
    }

    private static byte[] file(Kind kind, Format format) throws IOException {
        List<String> documents =
                switch (kind) {
                    case CONTACTS -> List.of(CARD, CARD);
                    case CALENDAR -> List.of(EVENT, EVENT);
                    case TASKS -> List.of(TASK, TASK);
                    case NOTES -> List.of("{\"title\": \"t\", \"body\": \"a\\nb\", \"keywords\": [\"k\"]}");
                    case LINKS ->
                        List.of(
                                "{\"title\": \"t\", \"url\": \"https://a.example/\", \"keywords\": [\"k\"], \"description\": \"d\"}");
                };
        List<Content> contents = new ArrayList<>();
        for (String document : documents) {
            contents.add(
                    CONTENTS.read(kind, new StrictJson().readOwn(document, ObjectNode.class), "u" + contents.size()));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CONTENTS.exportFile(kind, format, contents.iterator(), out);
        return out.toByteArray();
    }

    /** Takes bytes away, doubles them, or puts others in their place. */
    private static byte[] damage(byte[] file, Random random) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int begin = random.nextInt(file.length);
        int length = Math.min(file.length - begin, 1 + random.nextInt(random.nextBoolean() ? 4 : 80));
        out.write(file, 0, begin);
        switch (random.nextInt(4)) {
            case 0 -> {}
            case 1 -> out.write(file, Math.max(0, begin - length), length);
            case 2 -> {
                for (int i = 0; i < length; i++) {
                    out.write(SIGNS.charAt(random.nextInt(SIGNS.length())));
                }
            }
            default -> {
                for (int i = 0; i < length; i++) {
                    out.write(random.nextInt(256));
                }
            }
        }
        out.write(file, begin + length, file.length - begin - length);
        return out.toByteArray();
    }

    /** Changes one place somewhere in the tree. */
    private static void damage(JsonNode node, Random random) {
        List<JsonNode> holders = new ArrayList<>();
        collect(node, holders);
        JsonNode holder = holders.get(random.nextInt(holders.size()));
        JsonNode value = value(holders, random);
        if (holder instanceof ArrayNode array) {
            if (array.isEmpty() || random.nextInt(3) == 0) {
                array.add(value);
            } else {
                array.set(random.nextInt(array.size()), value);
            }
        } else if (holder instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            String name = names.isEmpty() ? "x" : names.get(random.nextInt(names.size()));
            switch (random.nextInt(4)) {
                case 0 -> object.remove(name);
                case 1 -> object.set(name + random.nextInt(10), value);
                case 2 -> object.set(text(random), object.path(name).isMissingNode() ? value : object.get(name));
                default -> object.set(name, value);
            }
        }
    }

    private static void collect(JsonNode node, List<JsonNode> holders) {
        if (node.isContainerNode()) {
            holders.add(node);
            for (Iterator<JsonNode> each = node.elements(); each.hasNext(); ) {
                collect(each.next(), holders);
            }
        }
    }

    private static JsonNode value(List<JsonNode> holders, Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> JSON.textNode(text(random));
            case 1 -> JSON.numberNode(random.nextInt(400) - 30);
            case 2 -> JSON.booleanNode(random.nextBoolean());
            case 3 -> JSON.nullNode();
            case 4 -> holders.get(random.nextInt(holders.size())).deepCopy();
            default -> JSON.textNode(text(random));
        };
    }

    private static String text(Random random) {
        String[] texts = {
            "",
            " ",
            "x",
            "a;b,c:d\"e\\f\n",
            "\uD83D\uDE00\u00FC",
            "\uD83D",
            "P1D",
            "-PT5M",
            "2026-03-29T02:30:00",
            "9999-12-31T23:59:59",
            "0001-01-01T00:00:00",
            "2026-03-29T02:30:00Z",
            "Europe/Berlin",
            "America/Sao_Paulo",
            "Etc/UTC",
            "/Z",
            "+14:00",
            "-18:00",
            "daily",
            "weekly",
            "yearly",
            "hourly",
            "minutely",
            "secondly",
            "forward",
            "data:,x",
            "https://a.example",
            "javascript:x",
            "a@example.com",
            "example.com:y",
            "name/full",
            "title",
            "text",
            "uri",
            "BEGIN:VCARD",
            "END:VEVENT",
            "\u2028\u0085",
            "1",
            "12",
            "mo",
            "su",
            "P99Y",
            "PT999999H",
            "#ff0000",
            "en",
            "x".repeat(2_000)
        };
        return texts[random.nextInt(texts.length)];
    }
}
