package org.gatehouse.dialects.luxsci.fields;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.webaides.content.Kind;
import org.gatehouse.webaides.content.shape.CalendarShape;
import org.gatehouse.webaides.content.shape.CardShape;
import org.gatehouse.webaides.content.shape.PlainShapes;
import org.gatehouse.webaides.content.shape.Rule;

/**
 * The fields of one kind of entries.
 *
 * @param shape what contents must be
 * @param parts all fields, in the order in which they are told and set
 * @param names all names
 * @param aliases other names that are taken for one of these
 * @param flags the fields that are 1 or 0
 * @param usual the fields of members that must be there
 */
record Layout(
        Rule shape,
        List<Part> parts,
        Set<String> names,
        Map<String, String> aliases,
        Set<String> flags,
        Map<String, String> usual) {
    private static final Part SUBJECT = TextMember.of("Subject", "title");
    private static final Part TITLE = TextMember.of("Title", "title");
    private static final Part EVENT_TEXT = new TextMember("Description", "description", "descriptionContentType");
    private static final Part CATEGORIES = new Tags(false);
    private static final Part CATEGORIES_IN_ARRAY = new Tags(true);

    private static final Layout CONTACTS =
            layout(CardShape.CARD, ContactFields.PARTS, ContactFields.ALIASES, Set.of("Private"), Map.of());

    private static final Layout CALENDAR = layout(
            CalendarShape.EVENT,
            List.of(
                    SUBJECT,
                    new EventTimes(),
                    new EventPlace(),
                    EVENT_TEXT,
                    new Recurrence(),
                    new Exceptions(),
                    new Reminder(),
                    new Privacy(),
                    CATEGORIES),
            Map.of(),
            Set.of("All day event", "Private"),
            Map.of("/start", "Start Date"));

    private static final Layout TASKS = layout(
            CalendarShape.TASK,
            List.of(
                    SUBJECT,
                    new Progress(),
                    new NumberMember("Priority", "priority", 9),
                    new NumberMember("% Complete", "percentComplete", 100),
                    new TaskDates(),
                    EVENT_TEXT,
                    new Recurrence(),
                    new Exceptions(),
                    CATEGORIES),
            Map.of(),
            Set.of(),
            Map.of("/start", "Start Date"));

    private static final Layout NOTES = layout(
            PlainShapes.NOTE,
            List.of(TITLE, TextMember.of("Content", "body"), CATEGORIES_IN_ARRAY),
            Map.of(),
            Set.of(),
            Map.of());

    private static final Layout LINKS = layout(
            PlainShapes.LINK,
            List.of(
                    TITLE,
                    TextMember.of("URL", "url"),
                    TextMember.of("Description", "description"),
                    CATEGORIES_IN_ARRAY),
            Map.of(),
            Set.of(),
            Map.of("/url", "URL"));

    private static Layout layout(
            Rule shape, List<Part> parts, Map<String, String> aliases, Set<String> flags, Map<String, String> usual) {
        Set<String> names = new HashSet<>();
        parts.forEach(part -> names.addAll(part.names()));
        return new Layout(shape, parts, Set.copyOf(names), aliases, flags, usual);
    }

    static Layout of(Kind kind) {
        return switch (kind) {
            case CONTACTS -> CONTACTS;
            case CALENDAR -> CALENDAR;
            case TASKS -> TASKS;
            case NOTES -> NOTES;
            case LINKS -> LINKS;
        };
    }
}
