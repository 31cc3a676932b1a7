package org.gatehouse.dialects.luxsci.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.gatehouse.webaides.content.recurrence.Length;

/**
 * {@code Reminder}: the minutes before the start at which somebody is reminded on the screen. Alerts at other moments, and by mail, are not
 * told, and stay whatever is set.
 */
final class Reminder implements Part {
    private static final String NAME = "Reminder";
    private static final String MEMBER = "alerts";
    private static final String DEFAULTS = "useDefaultAlerts";
    private static final long NONE = -1;

    @Override
    public List<String> names() {
        return List.of(NAME);
    }

    @Override
    public void read(JsonNode content, Map<String, Object> fields) {
        Set<Long> minutes = new TreeSet<>();
        if (!content.path(DEFAULTS).asBoolean()) { // then alerts mean nothing
            content.path(MEMBER).forEach(alert -> minutes.add(minutes(alert)));
        }
        minutes.remove(NONE);
        fields.put(NAME, Lists.text(minutes.stream().map(String::valueOf).toList()));
    }

    /** How long before the start; {@link #NONE} for an alert that the field cannot tell. */
    private static long minutes(JsonNode alert) {
        JsonNode trigger = alert.path("trigger");
        String offset = trigger.path("offset").asText();
        boolean told = trigger.path("@type").asText("OffsetTrigger").equals("OffsetTrigger")
                && trigger.path("relativeTo").asText("start").equals("start")
                && alert.path("action").asText("display").equals("display")
                && offset.matches("[+-]?P[^.]*");
        if (!told) {
            return NONE;
        }
        Length length = Length.parse(offset.substring(offset.indexOf('P')));
        long seconds = length.days() * 86_400 + length.exact().toSeconds();
        boolean before = offset.startsWith("-") || seconds == 0;
        return before && seconds % 60 == 0 ? seconds / 60 : NONE;
    }

    @Override
    public void write(Map<String, String> changes, Draft draft) {
        Set<String> parts = Lists.parts(changes.get(NAME));
        if (parts.size() > Lists.MOST || !parts.stream().allMatch(part -> part.matches("\\d{1,8}"))) {
            draft.refuse(
                    NAME,
                    "must be minutes before the start, such as 15, or up to " + Lists.MOST
                            + " such numbers parted by semicolons");
            return;
        }
        Set<Long> wanted = parts.stream().map(Long::valueOf).collect(Collectors.toCollection(TreeSet::new));
        if (draft.content().path(DEFAULTS).asBoolean()) {
            draft.content().remove(DEFAULTS);
        }
        ObjectNode alerts = draft.content().withObjectProperty(MEMBER);
        List<String> gone = new ArrayList<>();
        Set<Long> missing = new TreeSet<>(wanted);
        alerts.properties().forEach(alert -> {
            long minutes = minutes(alert.getValue());
            missing.remove(minutes);
            if (minutes != NONE && !wanted.contains(minutes)) {
                gone.add(alert.getKey());
            }
        });
        alerts.remove(gone);
        for (long minutes : missing) {
            alerts.putObject(Ids.free(draft.content(), MEMBER))
                    .putObject("trigger")
                    .put("@type", "OffsetTrigger")
                    .put("offset", minutes == 0 ? "PT0S" : "-PT" + minutes + "M");
        }
        draft.claim(NAME, "/" + MEMBER);
        if (alerts.isEmpty()) {
            draft.content().remove(MEMBER);
        }
    }
}
