package org.gatehouse.webaides.content.vcard;

/** The versions of vCard that are written. */
public enum Version {
    V3("3.0"),
    V4("4.0");

    private final String text;

    Version(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
