package org.gatehouse.webaides.content.shape;

import static org.gatehouse.webaides.content.shape.Forms.DURATION;
import static org.gatehouse.webaides.content.shape.Forms.LANGUAGE;
import static org.gatehouse.webaides.content.shape.Forms.LOCAL_DATE_TIME;
import static org.gatehouse.webaides.content.shape.Forms.MEDIA_TYPE;
import static org.gatehouse.webaides.content.shape.Forms.SIGNED_DURATION;
import static org.gatehouse.webaides.content.shape.Forms.TIME_ZONE;
import static org.gatehouse.webaides.content.shape.Forms.UID;
import static org.gatehouse.webaides.content.shape.Forms.UTC_DATE_TIME;
import static org.gatehouse.webaides.content.shape.Scalar.BOOLEAN;
import static org.gatehouse.webaides.content.shape.Scalar.LINE;
import static org.gatehouse.webaides.content.shape.Scalar.SHORT_TEXT;
import static org.gatehouse.webaides.content.shape.Scalar.TEXT;
import static org.gatehouse.webaides.content.shape.Scalar.integer;
import static org.gatehouse.webaides.content.shape.Uris.URI_TEXT;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;

/** An event and a task after RFC 8984, with what is kept of an iCalendar component. */
public final class CalendarShape {
    /** What one instance cannot change (RFC 8984 4.3.5). */
    private static final Set<String> SERIES_ONLY = Set.of(
            "@type",
            "excludedRecurrenceRules",
            "method",
            "privacy",
            "prodId",
            "recurrenceId",
            "recurrenceIdTimeZone",
            "recurrenceOverrides",
            "recurrenceRules",
            "relatedTo",
            "replyTo",
            "sentBy",
            "timeZones",
            "uid");

    private static final Scalar NO_ZONE = new Scalar(JsonNode::isNull, "must be null");
    private static final Rule ZONE_OR_NULL =
            (value, place) -> (value.isNull() ? NO_ZONE : TIME_ZONE).check(value, place);

    private static final Rule RELATED =
            Members.by(SHORT_TEXT, Shape.of("Relation").with("relation", Members.set(LINE)));

    private static final Rule LINKS = Members.byId(Shape.of("Link")
            .requires("href", URI_TEXT)
            .with("cid", LINE)
            .with("contentType", MEDIA_TYPE)
            .with("size", integer(0, 1L << 53))
            .with("rel", LINE)
            .with("display", Words.of("badge", "graphic", "fullsize", "thumbnail"))
            .with("title", LINE));

    private static final Shape LOCATION = Shape.of("Location")
            .with("name", SHORT_TEXT)
            .with("description", TEXT)
            .with("locationTypes", Members.set(LINE))
            .with("relativeTo", Words.of("start", "end"))
            .with("timeZone", TIME_ZONE)
            .with("coordinates", URI_TEXT)
            .with("links", LINKS);

    private static final Shape VIRTUAL_LOCATION = Shape.of("VirtualLocation")
            .with("name", SHORT_TEXT)
            .with("description", TEXT)
            .requires("uri", URI_TEXT)
            .with("features", Members.set(Words.of("audio", "chat", "feed", "moderator", "phone", "screen", "video")));

    private static final Rule RELATIVE = Words.of("start", "end");

    private static final Shape ALERT = Shape.of("Alert")
            .requires(
                    "trigger",
                    Variants.of(
                            Shape.of("OffsetTrigger")
                                    .requires("offset", SIGNED_DURATION)
                                    .with("relativeTo", RELATIVE),
                            Shape.of("AbsoluteTrigger").requires("when", UTC_DATE_TIME)))
            .with("acknowledged", UTC_DATE_TIME)
            .with("relatedTo", RELATED)
            .with("action", Words.of("display", "email"))
            .with("iCalComponent", component());

    private static final Rule PROGRESS = Words.of("needs-action", "in-process", "completed", "failed", "cancelled");

    private static final int MAX_ZONE_RULES = 50;

    private static final Rule ZONE_RULES = new Elements(
            Shape.of("TimeZoneRule")
                    .requires("start", LOCAL_DATE_TIME)
                    .requires("offsetFrom", Forms.OFFSET)
                    .requires("offsetTo", Forms.OFFSET)
                    .with("recurrenceRules", RuleShape.RULES)
                    .with("recurrenceOverrides", Members.by(LOCAL_DATE_TIME, Anything.ANYTHING))
                    .with("names", Members.set(LINE))
                    .with("comments", Elements.of(TEXT)),
            0,
            MAX_ZONE_RULES);

    public static final Shape ZONE = Shape.of("TimeZone")
            .requires("tzId", LINE)
            .with("updated", UTC_DATE_TIME)
            .with("url", URI_TEXT)
            .with("validUntil", UTC_DATE_TIME)
            .with("aliases", Members.set(LINE))
            .with("standard", ZONE_RULES)
            .with("daylight", ZONE_RULES);

    public static final Shape EVENT = event();
    public static final Shape TASK = task();

    private CalendarShape() {}

    private static Shape event() {
        return common("Event")
                .requires("start", LOCAL_DATE_TIME)
                .with("duration", DURATION)
                .with("status", Words.of("confirmed", "cancelled", "tentative"));
    }

    private static Shape task() {
        return common("Task")
                .with("start", LOCAL_DATE_TIME)
                .with("due", LOCAL_DATE_TIME)
                .with("estimatedDuration", DURATION)
                .with("percentComplete", integer(0, 100))
                .with("progress", PROGRESS)
                .with("progressUpdated", UTC_DATE_TIME)
                .also(CalendarShape::recursFromSomewhere)
                .also(CalendarShape::isDueAfterItsStart);
    }

    private static Shape common(String type) {
        Shape shape = Shape.of(type)
                .with("uid", UID)
                .with("relatedTo", RELATED)
                .with("prodId", LINE)
                .with("created", UTC_DATE_TIME)
                .with("updated", UTC_DATE_TIME)
                .with("sequence", integer(0, Integer.MAX_VALUE))
                .with(
                        "method",
                        Words.of(
                                "publish", "request", "reply", "add", "cancel", "refresh", "counter", "declinecounter"))
                .with("title", SHORT_TEXT)
                .with("description", TEXT)
                .with("descriptionContentType", MEDIA_TYPE)
                .with("showWithoutTime", BOOLEAN)
                .with("locations", Members.byId(LOCATION))
                .with("virtualLocations", Members.byId(VIRTUAL_LOCATION))
                .with("links", LINKS)
                .with("locale", LANGUAGE)
                .with("keywords", Members.set(LINE))
                .with("categories", Members.set(URI_TEXT))
                .with("color", Forms.COLOR)
                .with("priority", integer(0, 9))
                .with("freeBusyStatus", Words.of("free", "busy"))
                .with("privacy", Words.of("public", "private", "secret"))
                .with("replyTo", Members.by(LINE, URI_TEXT))
                .with("sentBy", Forms.ADDRESS)
                .with("participants", Members.byId(ParticipantShape.of(LINKS, PROGRESS)))
                .with("requestStatus", LINE)
                .with("useDefaultAlerts", BOOLEAN)
                .with("alerts", Members.byId(ALERT))
                .with("timeZone", ZONE_OR_NULL)
                .with("timeZones", Members.by(TIME_ZONE, ZONE))
                .with("iCalComponent", component())
                .also(CalendarShape::knowsItsZones);
        Rule patches = new Patches(shape, SERIES_ONLY);
        return shape.with("recurrenceId", LOCAL_DATE_TIME)
                .with("recurrenceIdTimeZone", ZONE_OR_NULL)
                .with("recurrenceRules", RuleShape.RULES)
                .with("excludedRecurrenceRules", RuleShape.RULES)
                .with("recurrenceOverrides", Members.by(LOCAL_DATE_TIME, patches))
                .with("excluded", BOOLEAN)
                .with("localizations", Members.by(LANGUAGE, patches))
                .also(CalendarShape::isSeriesOrInstance);
    }

    private static Shape component() {
        return Shape.untyped()
                .with("@type", Words.only("ICalComponent"))
                .with("name", KeptShape.NAME)
                .with(
                        "convertedProperties",
                        Members.by(
                                LINE,
                                Shape.untyped().with("name", KeptShape.NAME).with("parameters", KeptShape.PARAMETERS)))
                .with("properties", KeptShape.PROPERTIES)
                .with("components", KeptShape.COMPONENTS);
    }

    private static void recursFromSomewhere(JsonNode task, Place place) {
        boolean recurs = task.has("recurrenceRules") || task.has("recurrenceOverrides");
        if (recurs && !task.has("start") && !task.has("due")) {
            place.at("start").refuse("is required where a task recurs and has no due");
        }
    }

    private static void isDueAfterItsStart(JsonNode task, Place place) {
        String start = task.path("start").asText();
        isDueAfter(start, task.path("due").asText(start), place);
        for (Map.Entry<String, JsonNode> each : task.path("recurrenceOverrides").properties()) {
            JsonNode patch = each.getValue();
            if (patch.path("due").isTextual() && (task.has("start") || patch.has("start"))) {
                String moved = patch.path("start").asText(each.getKey());
                isDueAfter(
                        moved,
                        patch.path("due").asText(),
                        place.at("recurrenceOverrides").at(each.getKey()));
            }
        }
    }

    /** By the clock, whose texts are in the order of its times. */
    private static void isDueAfter(String start, String due, Place place) {
        if (due.compareTo(start) < 0) {
            place.at("due").refuse("must not be before the start");
        }
    }

    private static void isSeriesOrInstance(JsonNode object, Place place) {
        for (String series : new String[] {"recurrenceRules", "excludedRecurrenceRules", "recurrenceOverrides"}) {
            if (object.has("recurrenceId") && object.has(series)) {
                place.at(series).refuse("may not be there together with recurrenceId");
            }
        }
    }

    private static void knowsItsZones(JsonNode object, Place place) {
        knowsZone(object, object, "timeZone", place);
        knowsZone(object, object, "recurrenceIdTimeZone", place);
        for (Map.Entry<String, JsonNode> location : object.path("locations").properties()) {
            knowsZone(
                    object,
                    location.getValue(),
                    "timeZone",
                    place.at("locations").at(location.getKey()));
        }
        for (Map.Entry<String, JsonNode> patch :
                object.path("recurrenceOverrides").properties()) {
            knowsZone(
                    object,
                    patch.getValue(),
                    "timeZone",
                    place.at("recurrenceOverrides").at(patch.getKey()));
        }
    }

    private static void knowsZone(JsonNode object, JsonNode holder, String name, Place place) {
        String zone = holder.path(name).asText("");
        if (zone.startsWith("/") && !object.path("timeZones").has(zone)) {
            place.at(name).refuse("must be one of timeZones, since it begins with /");
        }
    }
}
