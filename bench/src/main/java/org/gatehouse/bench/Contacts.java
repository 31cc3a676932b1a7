package org.gatehouse.bench;

import java.util.StringJoiner;

/** Contacts as clients send them. */
final class Contacts {
    private static final String CONTENT = """
            {"name":{"full":"Ada Lovelace %1$s"},\
            "organizations":{"o":{"name":"Analytical Engines Ltd"}},\
            "emails":{"work":{"address":"ada.%1$s@engines.example"},"home":{"address":"ada.%1$s@home.example"}},\
            "phones":{"mobile":{"number":"+44 20 7946 0123"}},\
            "addresses":{"home":{"full":"12 Engine Street, London"}},\
            "keywords":{"friends":true,"work":true},\
            "notes":{"n":{"note":"%2$s"}}}""";

    private static final String NOTE = "The first programmer, friend of Babbage";

    private Contacts() {}

    /** The body of a PUT. */
    static String draft(String name, String note) {
        return "{\"content\":" + CONTENT.formatted(name, note) + "}";
    }

    /** A batch that makes contacts; {@code tag} makes their names unique. */
    static String batch(String tag, int contacts) {
        return batch(tag, contacts, NOTE);
    }

    static String batch(String tag, int contacts, String note) {
        StringJoiner operations = new StringJoiner(",", "{\"operations\":[", "]}");
        for (int i = 0; i < contacts; i++) {
            operations.add("{\"op\":\"create\",\"content\":" + CONTENT.formatted(tag + "-" + i, note) + "}");
        }
        return operations.toString();
    }
}
