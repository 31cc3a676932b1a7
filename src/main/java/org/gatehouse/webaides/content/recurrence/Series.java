package org.gatehouse.webaides.content.recurrence;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;

/** All the times of one event: its rules, what they leave out, and the instances that differ. */
public final class Series {
    private static final Duration LONGEST_SHIFT = Duration.ofHours(26); // of a clock, by one change of its zone

    private static final Instant FIRST = Instant.parse("0001-01-02T00:00:00Z");
    private static final Instant LAST = Candidates.END.toInstant(ZoneOffset.UTC);

    private final JsonNode event;
    private final ZoneId floating;
    private final Map<String, ZoneRules> zones = new HashMap<>();
    private final Budget zonesBudget = Budget.ofZones();
    private final ZoneRules zone;
    private final LocalDateTime start;
    private final Length length;
    private final Set<LocalDateTime> overridden = new HashSet<>();

    /**
     * The times of an event that was checked before.
     *
     * @param floating whose clock an event without a time zone goes by
     */
    public Series(JsonNode event, ZoneId floating) {
        this.event = event;
        this.floating = floating;
        zone = zone(event.path("timeZone").asText(""));
        start = LocalDateTime.parse(event.path("start").asText());
        length = length(event.path("duration"), event.path("showWithoutTime"));
        event.path("recurrenceOverrides").fieldNames().forEachRemaining(id -> overridden.add(LocalDateTime.parse(id)));
    }

    /** The moment of a local time by the clock of the object that says it. */
    public static Instant moment(LocalDateTime time, JsonNode object, ZoneId floating) {
        String name =
                object.path("timeZone").isTextual() ? object.path("timeZone").textValue() : "";
        return Zones.instant(time, Zones.rules(name, object.path("timeZones"), floating));
    }

    /** Whether any instance shares a moment with the range; yes, too, when that cannot be told at a bounded cost. */
    public boolean touches(Instant from, Instant to, Budget request) {
        Budget budget = request.part();
        return !collect(from, to, 1, budget).isEmpty() || budget.isSpent();
    }

    /**
     * The instances that share a moment with the range, by their start.
     *
     * @throws TooManyInstances if there are more than {@code atMost}, or finding them costs too much
     */
    public List<Instance> instances(Instant from, Instant to, int atMost, Budget request) {
        Budget budget = request.part();
        List<Instance> instances = collect(from, to, atMost + 1, budget);
        if (instances.size() > atMost || budget.isSpent()) {
            throw new TooManyInstances();
        }
        instances.sort(Comparator.comparing(Instance::start));
        return instances;
    }

    /** A moment before which no instance begins; the start of the first but where the clocks skip that. */
    public Instant firstStart() {
        Instant first = overridden.contains(start) && !event.has("recurrenceRules") ? null : earliest();
        for (Instance each : overrides()) {
            first = first == null || each.start().isBefore(first) ? each.start() : first;
        }
        return first == null ? Zones.instant(start, zone) : first;
    }

    /** A start in a gap moves behind the instances that follow within the length of the gap. */
    private Instant earliest() {
        ZoneOffsetTransition gap = event.has("recurrenceRules") ? zone.getTransition(start) : null;
        return gap == null || !gap.isGap() ? Zones.instant(start, zone) : gap.getInstant();
    }

    /** A moment by which the last instance has ended; null when there is no last one, or when finding it costs too much. */
    public Instant lastEnd() {
        Instant last = length.after(start, zone);
        for (Instance each : overrides()) {
            last = each.end().isAfter(last) ? each.end() : last;
        }
        Budget budget = new Budget(Budget.USUAL);
        for (JsonNode json : event.path("recurrenceRules")) {
            LocalDateTime bound = bound(RecurrenceRule.of(json, start), budget);
            if (bound == null) {
                return null;
            }
            Instant end = length.after(bound, zone);
            last = end.isAfter(last) ? end : last;
        }
        return last;
    }

    private LocalDateTime bound(RecurrenceRule rule, Budget budget) {
        if (rule.count() == 0) {
            return rule.until();
        }
        Candidates candidates = new Candidates(rule, start, start, budget);
        LocalDateTime last = start;
        for (LocalDateTime next = candidates.next(); next != null; next = candidates.next()) {
            last = next;
        }
        return budget.isSpent() ? null : last;
    }

    private List<Instance> collect(Instant from, Instant to, int atMost, Budget budget) {
        List<Instance> found = new ArrayList<>();
        for (Instance each : overrides()) {
            if (found.size() < atMost && each.touches(from, to)) {
                found.add(each);
            }
        }
        LocalDateTime first = local(minus(from, length.most()), Math::min);
        LocalDateTime last = local(to, Math::max);
        Merged included = included(first, budget);
        Merged excluded = new Merged(candidates("excludedRecurrenceRules", first, budget, Candidates::matching));
        for (LocalDateTime time = included.next();
                time != null && !time.isAfter(last) && found.size() < atMost && !budget.isSpent();
                time = included.next()) {
            if (!overridden.contains(time) && !excluded.has(time)) {
                Instance instance = instance(time);
                if (instance.touches(from, to)) {
                    found.add(instance);
                }
            }
        }
        return found;
    }

    private Instance instance(LocalDateTime time) {
        String id = event.has("recurrenceRules") || event.has("recurrenceOverrides") ? text(time) : null;
        return new Instance(id, Zones.instant(time, zone), length.after(time, zone));
    }

    /** Without a rule there is still the start. */
    private Merged included(LocalDateTime from, Budget budget) {
        List<Candidates> rules = candidates("recurrenceRules", from, budget, Candidates::new);
        return new Merged(rules.isEmpty() ? List.of(Candidates.once(start, from)) : rules);
    }

    private List<Candidates> candidates(String member, LocalDateTime from, Budget budget, Expansion expansion) {
        List<Candidates> rules = new ArrayList<>();
        for (JsonNode json : event.path(member)) {
            rules.add(expansion.of(RecurrenceRule.of(json, start), start, from, budget));
        }
        return rules;
    }

    /** The instances that differ from their series or are added to it. */
    private List<Instance> overrides() {
        List<Instance> instances = new ArrayList<>();
        for (Map.Entry<String, JsonNode> each :
                event.path("recurrenceOverrides").properties()) {
            JsonNode patch = each.getValue();
            if (!patch.path("excluded").asBoolean()) {
                String begin = patch.path("start").asText(each.getKey());
                ZoneRules ownZone = zone(Patch.member(event, patch, "timeZone").asText(""));
                Length ownLength =
                        length(Patch.member(event, patch, "duration"), Patch.member(event, patch, "showWithoutTime"));
                LocalDateTime time = LocalDateTime.parse(begin);
                instances.add(
                        new Instance(each.getKey(), Zones.instant(time, ownZone), ownLength.after(time, ownZone)));
            }
        }
        return instances;
    }

    private ZoneRules zone(String name) {
        return zones.computeIfAbsent(
                name.equals("null") ? "" : name,
                each -> Zones.rules(each, event.path("timeZones"), floating, zonesBudget.part()));
    }

    /** An event that shows no time and says no duration takes its day. */
    private static Length length(JsonNode duration, JsonNode showWithoutTime) {
        return Length.parse(duration.asText(showWithoutTime.asBoolean() ? "P1D" : "PT0S"));
    }

    /** The earliest or latest local time that the moment, or one shortly before or after it, may have. */
    private LocalDateTime local(Instant moment, IntBinaryOperator choose) {
        Instant bounded = moment.isBefore(FIRST) ? FIRST : moment.isAfter(LAST) ? LAST : moment;
        int offset = IntStream.of(-1, 0, 1)
                .map(side -> zone.getOffset(bounded.plus(LONGEST_SHIFT.multipliedBy(side)))
                        .getTotalSeconds())
                .reduce(choose)
                .orElseThrow();
        return LocalDateTime.ofEpochSecond(bounded.getEpochSecond() + offset, bounded.getNano(), ZoneOffset.UTC);
    }

    private static Instant minus(Instant moment, Duration length) {
        return moment.isBefore(FIRST) ? FIRST : moment.minus(length);
    }

    private interface Expansion {
        Candidates of(RecurrenceRule rule, LocalDateTime start, LocalDateTime from, Budget budget);
    }

    private static String text(LocalDateTime time) {
        String text = time.toString();
        return time.getSecond() == 0 && time.getNano() == 0 ? text + ":00" : text;
    }
}
