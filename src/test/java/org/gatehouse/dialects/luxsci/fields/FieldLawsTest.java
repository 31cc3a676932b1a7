package org.gatehouse.dialects.luxsci.fields;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import org.gatehouse.api.ApiException;
import org.gatehouse.webaides.content.Kind;
import org.gatehouse.webaides.content.recurrence.Budget;
import org.gatehouse.webaides.content.recurrence.Series;

/** What holds for every field and every content. */
class FieldLawsTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final List<String> RUBBISH = List.of(
            "\u0000",
            "\uD83D",
            "x".repeat(70_000),
            "2027-02-30",
            "2027-01-11",
            "25:00",
            "09:00",
            "-1",
            "1",
            "1e9",
            "FREQ=NEVER",
            "FREQ=DAILY;UNTIL=x",
            "FREQ=DAILY;COUNT=0",
            "RRULE:FREQ=MONTHLY;BYDAY=99MO",
            "javascript:alert(1)",
            "/Z",
            "Mars/Olympus",
            "a b;c",
            ";;;",
            "1;".repeat(5_000),
            "2027-01-11;".repeat(3),
            "2027-03-26 09:00 x",
            "Completed",
            "a@b",
            "--13-01",
            "none");

    record Case(Kind kind, ObjectNode content) {}

    @Property(tries = 3000)
    void whatIsReadAndSentBackChangesNothing(@ForAll("cases") Case each) {
        String before = each.content.toString();

        ObjectNode after = EntryFields.write(each.kind, sent(EntryFields.read(each.kind, each.content)), each.content);

        assertThat(after.toString()).isEqualTo(before);
    }

    @Property(tries = 6000)
    void oneFieldChangesNothingElse(@ForAll("cases") Case each, @ForAll Random random) {
        Tuple2<String, String> field = field(each.kind, random);
        String value = random.nextInt(4) == 0 ? null : field.get2();
        Map<String, Object> before = EntryFields.read(each.kind, each.content);
        ObjectNode after;
        try {
            after = EntryFields.write(each.kind, one(field.get1(), value), each.content);
        } catch (ApiException refusal) {
            assertThat(FieldSamples.mayBeRefused(each.kind, field.get1()))
                    .as("%s to %s: %s", field.get1(), value, refusal.errors())
                    .isTrue();
            return;
        }

        Map<String, Object> fields = EntryFields.read(each.kind, after);
        assertThat(LawfulContents.isLawful(each.kind, after)).isTrue();
        if (!FieldSamples.isToldOtherwise(each.kind, field.get1(), fields)) {
            String cleared = fields.get(field.get1()) instanceof Integer ? "0" : "";
            assertThat(told(fields, field.get1())).isEqualTo(Objects.requireNonNullElse(value, cleared));
        }
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(fields.keySet());
        names.removeIf(name -> name.equals(field.get1()) || FieldSamples.mayChange(each.kind, field.get1(), name));
        if (each.content.path("start").asText().startsWith("9999")) {
            names.removeAll(Set.of("End Date", "End Time")); // of which the year 10000 cannot be told
        }
        for (String name : names) {
            assertThat(fields.get(name))
                    .as("%s after %s became %s in %s", name, field.get1(), value, each.content)
                    .isEqualTo(before.get(name));
        }
        if (each.kind == Kind.CALENDAR && FieldSamples.isOfTimes(field.get1())) {
            assertThat(changed(each.content, after))
                    .isSubsetOf(
                            "start",
                            "duration",
                            "showWithoutTime",
                            "timeZone",
                            "recurrenceOverrides",
                            "recurrenceRules",
                            "excludedRecurrenceRules");
        } else {
            assertThat(changed(each.content, after)).hasSizeLessThanOrEqualTo(each.kind == Kind.CONTACTS ? 1 : 2);
        }
        assertThat(changedObjects(each.content, after)).hasSizeLessThanOrEqualTo(1);
    }

    @Property(tries = 3000)
    void aFieldThatIsSentAloneDoesWhatItDoesAmongAll(@ForAll("cases") Case each, @ForAll Random random) {
        Tuple2<String, String> field = field(each.kind, random);
        Map<String, JsonNode> all = sent(EntryFields.read(each.kind, each.content));
        all.putAll(one(field.get1(), field.get2()));

        assertThat(outcome(each, all)).isEqualTo(outcome(each, one(field.get1(), field.get2())));
    }

    private static Object outcome(Case each, Map<String, JsonNode> given) {
        try {
            return EntryFields.write(each.kind, given, each.content).toString();
        } catch (ApiException refusal) {
            return refusal.errors();
        }
    }

    @Property(tries = 1000)
    void aSeriesHasAsManyInstancesAtAnotherTime(@ForAll("series") ObjectNode series, @ForAll Random random) {
        String time =
                List.of("00:00", "08:59:59", "09:00:01", "10:30", "23:59:59").get(random.nextInt(5));

        ObjectNode moved = EntryFields.write(Kind.CALENDAR, one("Start Time", time), series);

        assertThat(instances(moved)).as("%s at %s: %s", series, time, moved).isEqualTo(instances(series));
        if (time.equals("00:00")) {
            ObjectNode days = EntryFields.write(Kind.CALENDAR, one("All day event", "1"), series);
            assertThat(instances(days)).isEqualTo(instances(series));
            Map<String, JsonNode> back = one("All day event", "0");
            back.putAll(one("Start Time", "12:00"));
            assertThat(instances(EntryFields.write(Kind.CALENDAR, back, days))).isEqualTo(instances(series));
        }
    }

    @Provide
    Arbitrary<ObjectNode> series() {
        Arbitrary<String> times = Arbitraries.of("00:00:00", "08:59:59", "09:00:00", "09:00:01", "23:59:59");
        Arbitrary<String> rules = Arbitraries.of("'daily'", "'weekly'", "'daily', 'interval': 2", "'monthly'");
        return Combinators.combine(times, times, rules, Arbitraries.integers().between(2, 28))
                .as((until, other, rule, day) -> LawfulContents.tree(String.format(
                        Locale.ROOT,
                        "{'start': '2027-03-01T09:00:00', 'recurrenceRules': [{'frequency': %s, 'until': '2027-04-%02dT%s'}],"
                                + " 'excludedRecurrenceRules': [{'frequency': 'daily', 'interval': 3, 'until': '2027-03-%02dT%s'}],"
                                + " 'recurrenceOverrides': {'2027-03-05T09:00:00': {'excluded': true}, '2027-03-06T09:00:00': {'title': 'X'}}}",
                        rule,
                        day,
                        until,
                        day,
                        other)));
    }

    private static int instances(ObjectNode event) {
        return new Series(event, ZoneOffset.UTC)
                .instances(
                        Instant.parse("2027-01-01T00:00:00Z"),
                        Instant.parse("2027-12-31T00:00:00Z"),
                        1000,
                        Budget.ofRequest())
                .size();
    }

    @Property(tries = 3000)
    void newEntriesSayWhatWasSent(@ForAll("kinds") Kind kind, @ForAll Random random) {
        Map<String, String> given = new LinkedHashMap<>();
        int many = random.nextInt(12);
        for (int i = 0; i < many; i++) {
            Tuple2<String, String> field = field(kind, random);
            given.put(field.get1(), field.get2());
        }
        complete(kind, given);

        Map<String, Object> fields = EntryFields.read(kind, EntryFields.write(kind, sent(given), JSON.objectNode()));

        given.forEach((name, value) -> assertThat(told(fields, name)).as(name).isEqualTo(value));
        fields.keySet().removeAll(given.keySet());
        fields.values().removeIf(value -> value.equals(0));
        assertThat(fields).isEmpty();
    }

    @Property(tries = 4000)
    void whateverIsSentIsARefusalOrALawfulContent(@ForAll("cases") Case each, @ForAll Random random) {
        Map<String, JsonNode> given = new LinkedHashMap<>();
        List<String> names = new ArrayList<>(FieldSamples.of(each.kind).keySet());
        for (int i = random.nextInt(5); i >= 0; i--) {
            String name = random.nextInt(20) == 0 ? "Nonsense~/" : names.get(random.nextInt(names.size()));
            given.put(name, rubbish(random));
        }
        ObjectNode before = each.content.deepCopy();
        try {
            ObjectNode after = EntryFields.write(each.kind, given, each.content);
            assertThat(LawfulContents.isLawful(each.kind, after)).isTrue();
            EntryFields.read(each.kind, after);
        } catch (ApiException refusal) {
            assertThat(refusal.type().status()).isEqualTo(400);
            assertThat(refusal.errors()).isNotEmpty().allSatisfy(error -> {
                assertThat(error.pointer()).as(error.detail()).startsWith("/fields/");
                assertThat(error.detail()).hasSizeLessThan(300);
            });
        }
        assertThat(each.content).isEqualTo(before);
    }

    @Provide
    Arbitrary<Kind> kinds() {
        return Arbitraries.of(Kind.class);
    }

    @Provide
    Arbitrary<Case> cases() {
        return kinds().flatMap(kind -> LawfulContents.of(kind).map(content -> new Case(kind, content)));
    }

    private static Tuple2<String, String> field(Kind kind, Random random) {
        Map<String, List<String>> samples = FieldSamples.of(kind);
        String name = new ArrayList<>(samples.keySet()).get(random.nextInt(samples.size()));
        List<String> values = samples.get(name);
        return Tuple.of(name, values.get(random.nextInt(values.size())));
    }

    /** Adds what given fields need, and takes away what would change them. */
    private static void complete(Kind kind, Map<String, String> given) {
        switch (kind) {
            case CONTACTS -> {
                for (String number : List.of("", " 2", " 3")) {
                    if (given.containsKey("E-mail Display Name" + number)) {
                        given.putIfAbsent("E-mail Address" + number, "z@example.com");
                    }
                }
            }
            case CALENDAR -> {
                boolean allDay = given.getOrDefault("All day event", "0").equals("1");
                given.put("Start Date", "2027-01-10");
                given.put("Start Time", "09:00");
                if (given.containsKey("End Date") || given.containsKey("End Time")) {
                    given.put("End Date", given.getOrDefault("End Date", "2027-01-12"));
                    given.put("End Time", given.getOrDefault("End Time", "10:30"));
                    if (given.get("End Date").startsWith("9")) {
                        given.put("End Date", "2027-01-12");
                    }
                }
                if (allDay) {
                    given.remove("Start Time");
                    given.remove("End Time");
                }
            }
            case TASKS -> {
                given.computeIfPresent("Due Date", (name, value) -> "2027-10-31");
                if (given.containsKey("Date Completed")) {
                    given.put("Status", "Completed");
                }
                if (given.containsKey("Recurrence") || given.containsKey("Recurrence Exceptions")) {
                    given.putIfAbsent("Start Date", "2027-01-10");
                }
            }
            case LINKS -> given.putIfAbsent("URL", "https://example.com/");
            case NOTES -> {}
        }
    }

    private static JsonNode rubbish(Random random) {
        return switch (random.nextInt(9)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.numberNode(random.nextInt(2000) - 500);
            case 2 -> JSON.booleanNode(random.nextBoolean());
            case 3 -> JSON.objectNode();
            default -> JSON.textNode(RUBBISH.get(random.nextInt(RUBBISH.size())));
        };
    }

    private static String told(Map<String, Object> fields, String name) {
        Object value = fields.get(name);
        return value == null ? "" : value.toString();
    }

    private static Map<String, JsonNode> one(String name, String value) {
        Map<String, JsonNode> given = new LinkedHashMap<>();
        given.put(name, value == null ? JSON.nullNode() : JSON.textNode(value));
        return given;
    }

    private static Map<String, JsonNode> sent(Map<String, ?> fields) {
        Map<String, JsonNode> sent = new LinkedHashMap<>();
        fields.forEach((name, value) -> sent.put(
                name, value instanceof Integer number ? JSON.numberNode(number) : JSON.textNode((String) value)));
        return sent;
    }

    private static List<String> changed(ObjectNode before, ObjectNode after) {
        TreeSet<String> names = new TreeSet<>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        return names.stream()
                .filter(name -> !before.path(name).equals(after.path(name)))
                .toList();
    }

    /** The objects in maps of a contact that have become other but for the place that they are told at. */
    private static List<String> changedObjects(ObjectNode before, ObjectNode after) {
        List<String> changed = new ArrayList<>();
        for (String map : List.of("emails", "phones", "addresses", "organizations", "titles", "links", "notes")) {
            if (before.path(map).isObject() && after.path(map).isObject()) {
                ObjectNode was = before.path(map).deepCopy();
                ObjectNode is = after.path(map).deepCopy();
                was.forEach(each -> ((ObjectNode) each).remove("gatehouse.org:field"));
                is.forEach(each -> ((ObjectNode) each).remove("gatehouse.org:field"));
                changed(was, is).forEach(id -> changed.add(map + "/" + id));
            }
        }
        return changed;
    }
}
