package org.gatehouse.webaides.content.recurrence;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Time zones by their names: those of the IANA database, and those that a document brings with it (RFC 8984 4.7.2). */
public final class Zones {
    private static final LocalDateTime HORIZON = LocalDateTime.of(2101, 1, 1, 0, 0);
    private static final int MAX_ONSETS = 2_000;

    private Zones() {}

    /**
     * The rules of a zone.
     *
     * @param name a name that was checked before; empty for none
     * @param own the document's {@code timeZones}
     */
    public static ZoneRules rules(String name, JsonNode own, ZoneId floating) {
        return rules(name, own, floating, new Budget(Budget.USUAL));
    }

    /** The same, at a cost that is bounded together with that of others. */
    static ZoneRules rules(String name, JsonNode own, ZoneId floating, Budget budget) {
        if (name.isEmpty()) {
            return floating.getRules();
        }
        return name.startsWith("/")
                ? own(own.path(name), budget)
                : ZoneId.of(name).getRules();
    }

    /** Local times that do not exist move by the length of the gap; those that exist twice are the earlier ones. */
    public static Instant instant(LocalDateTime local, ZoneRules zone) {
        ZoneOffsetTransition gap = zone.getTransition(local);
        ZoneOffset offset = gap == null ? zone.getOffset(local) : gap.getOffsetBefore();
        return local.toInstant(offset);
    }

    private static ZoneRules own(JsonNode zone, Budget budget) {
        TreeMap<Instant, ZoneOffset> onsets = new TreeMap<>();
        TreeMap<Instant, ZoneOffset> before = new TreeMap<>();
        for (String kind : List.of("standard", "daylight")) {
            for (JsonNode rule : zone.path(kind)) {
                ZoneOffset from = offset(rule.path("offsetFrom").asText());
                ZoneOffset to = offset(rule.path("offsetTo").asText());
                for (LocalDateTime onset : onsets(rule, MAX_ONSETS - onsets.size(), budget)) {
                    onsets.put(onset.toInstant(from), to);
                    before.put(onset.toInstant(from), from);
                }
            }
        }
        if (onsets.isEmpty()) {
            return ZoneOffset.UTC.getRules();
        }
        ZoneOffset first = before.firstEntry().getValue();
        List<ZoneOffsetTransition> transitions = new ArrayList<>();
        ZoneOffset now = first;
        for (Map.Entry<Instant, ZoneOffset> onset : onsets.entrySet()) {
            if (!onset.getValue().equals(now)) {
                LocalDateTime local = LocalDateTime.ofInstant(onset.getKey(), now);
                transitions.add(ZoneOffsetTransition.of(local, now, onset.getValue()));
                now = onset.getValue();
            }
        }
        return ZoneRules.of(first, first, List.of(), transitions, List.of());
    }

    private static List<LocalDateTime> onsets(JsonNode rule, int most, Budget budget) {
        LocalDateTime start = LocalDateTime.parse(rule.path("start").asText()).withNano(0);
        List<LocalDateTime> onsets = new ArrayList<>(List.of(start));
        for (Map.Entry<String, JsonNode> extra :
                rule.path("recurrenceOverrides").properties()) {
            onsets.add(LocalDateTime.parse(extra.getKey()).withNano(0));
        }
        for (JsonNode recurrence : rule.path("recurrenceRules")) {
            Candidates candidates = new Candidates(RecurrenceRule.of(recurrence, start), start, start, budget);
            for (LocalDateTime next = candidates.next();
                    next != null && next.isBefore(HORIZON) && onsets.size() < most;
                    next = candidates.next()) {
                onsets.add(next);
            }
        }
        return onsets.subList(0, Math.min(onsets.size(), most));
    }

    private static ZoneOffset offset(String text) {
        return ZoneOffset.of(text);
    }
}
