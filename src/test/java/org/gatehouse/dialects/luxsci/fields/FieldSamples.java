package org.gatehouse.dialects.luxsci.fields;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.webaides.content.Kind;

/** Values of every field, in the form in which they are told; and which other fields a field may change. */
final class FieldSamples {
    private static final List<String> TEXTS = List.of("x", "Ünï çödé 😀", "a;b,c:d\"e\\f", " two  blanks ");

    private static final Map<String, List<String>> CONTACTS = new HashMap<>();
    private static final Map<String, List<String>> EVENTS = new HashMap<>();
    private static final Map<String, List<String>> TASKS = new HashMap<>();
    private static final Map<String, List<String>> NOTES = new HashMap<>();
    private static final Map<String, List<String>> LINKS = new HashMap<>();

    static {
        for (String number : List.of("", " 2", " 3")) {
            CONTACTS.put("E-mail Address" + number, List.of("x@example.com", "y@example.com"));
        }
        for (String day : List.of("Birthday", "Anniversary")) {
            CONTACTS.put(day, List.of("1815-12-10", "--02-29", "1815-12", "0000", "--07"));
        }
        CONTACTS.put("Web Page", List.of("https://example.com/x", "ftp://example.com"));
        CONTACTS.put("Internet Free Busy", List.of("https://example.com/busy"));
        CONTACTS.put("Language", List.of("de", "pt-BR"));
        CONTACTS.put("Private", List.of("1", "0"));
        CONTACTS.put("Spouse", List.of("William King", "Ann; Bob"));
        CONTACTS.put("Categories", List.of("one", "two;three", "x;engine"));
        CONTACTS.put("Notes", List.of("lines\nof\n\ttext", "x"));

        EVENTS.put("Start Date", List.of("2027-01-10", "2027-03-28", "0001-01-01"));
        EVENTS.put("Start Time", List.of("00:00", "09:00", "23:59:59"));
        EVENTS.put("End Date", List.of("2027-01-11", "2027-10-31", "9999-12-31"));
        EVENTS.put("End Time", List.of("00:00", "10:30", "23:59:59"));
        EVENTS.put("All day event", List.of("1", "0"));
        EVENTS.put("Private", List.of("1", "0"));
        EVENTS.put("Time Zone", List.of("Europe/Berlin", "Asia/Kathmandu", "Etc/UTC"));
        EVENTS.put("Reminder", List.of("0", "15", "5;1440"));
        recurring(EVENTS);

        TASKS.put(
                "Status",
                List.of("Not Started", "In Progress", "Completed", "Deferred", "Cancelled", "example.com:own"));
        TASKS.put("Date Completed", List.of("2027-02-28"));
        TASKS.put("Priority", List.of("0", "5", "9"));
        TASKS.put("% Complete", List.of("0", "50", "100"));
        TASKS.put("Start Date", List.of("2027-01-10", "2027-03-28"));
        TASKS.put("Due Date", List.of("2027-01-11", "2027-10-31"));
        recurring(TASKS);

        NOTES.put("Categories", List.of("one", "two;three", "b"));
        LINKS.put("Categories", List.of("one", "two;three", "a"));
        LINKS.put("URL", List.of("https://example.com/x", "tel:+1555"));
    }

    private FieldSamples() {}

    private static void recurring(Map<String, List<String>> fields) {
        fields.put("Recurrence", List.of("FREQ=DAILY", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR;COUNT=10\nFREQ=YEARLY"));
        fields.put("Recurrence Exceptions", List.of("2027-03-26 11:22:33", "2027-03-26 11:22;2027-03-27 11:22:33"));
        fields.put("Categories", List.of("one", "two;three", "k;x"));
    }

    /** By the names of the fields, all of them. */
    static Map<String, List<String>> of(Kind kind) {
        Map<String, List<String>> special =
                switch (kind) {
                    case CONTACTS -> CONTACTS;
                    case CALENDAR -> EVENTS;
                    case TASKS -> TASKS;
                    case NOTES -> NOTES;
                    case LINKS -> LINKS;
                };
        Map<String, List<String>> samples = new LinkedHashMap<>();
        for (Part part : Layout.of(kind).parts()) {
            part.names().forEach(name -> samples.put(name, special.getOrDefault(name, TEXTS)));
        }
        return samples;
    }

    /** Whether the second field may say something else because the first was set. */
    static boolean mayChange(Kind kind, String set, String other) {
        return switch (kind) {
            case CONTACTS ->
                Set.of("Title", "First Name", "Middle Name", "Last Name", "Suffix")
                                        .contains(set)
                                && other.equals("Full Name")
                        || other.matches("(Business|Home|Other) Address")
                                && (set.startsWith(other.split(" ")[0]) || set.equals("PO Box"))
                        || set.startsWith("E-mail Address") && other.equals(set.replace("Address", "Display Name"));
            case CALENDAR ->
                Set.of("Start Time", "All day event").contains(set)
                                && Set.of("Start Time", "End Date", "End Time").contains(other)
                        || Set.of("End Date", "End Time").contains(set)
                                && Set.of("Start Time", "End Date", "End Time").contains(other)
                        || Set.of(
                                                "Start Date",
                                                "Start Time",
                                                "End Date",
                                                "End Time",
                                                "All day event",
                                                "Time Zone",
                                                "Recurrence Exceptions")
                                        .contains(set)
                                && other.startsWith("Recurrence");
            case TASKS ->
                set.equals("Status") && other.equals("Date Completed")
                        || Set.of("Start Date", "Due Date", "Recurrence Exceptions")
                                        .contains(set)
                                && other.startsWith("Recurrence");
            case NOTES, LINKS -> false;
        };
    }

    /** Whether a lawful value may be refused because of what other fields say. */
    static boolean mayBeRefused(Kind kind, String set) {
        return switch (kind) {
            case CONTACTS -> set.startsWith("E-mail Display Name");
            case CALENDAR ->
                Set.of("Start Date", "Start Time", "End Date", "End Time", "All day event")
                        .contains(set);
            case TASKS ->
                Set.of("Start Date", "Due Date", "Date Completed", "Recurrence", "Recurrence Exceptions")
                        .contains(set);
            case NOTES -> false;
            case LINKS -> set.equals("URL");
        };
    }

    /** Whether the value may be told in another form: days of exceptions without the usual time, midnights of whole days not at all. */
    static boolean isToldOtherwise(Kind kind, String set, Map<String, Object> fields) {
        return set.equals("Recurrence Exceptions")
                || (kind == Kind.CALENDAR
                        && set.endsWith(" Time")
                        && Integer.valueOf(1).equals(fields.get("All day event")));
    }

    static boolean isOfTimes(String field) {
        return Set.of("Start Date", "Start Time", "End Date", "End Time", "All day event", "Time Zone")
                .contains(field);
    }
}
