package org.gatehouse.webaides.content.vcard;

/** The versions of vCard that are written. */
public enum Version {
    V3("3.0"),
    V4("4.0");

    private final String text;

    Version(String text) {
        this.text = text;
    }

    /** What an older one can say is nearer to 3.0. */
    static Version of(String text) {
        return text.strip().matches("[23]\\..*") ? V3 : V4;
    }

    String text() {
        return text;
    }
}
