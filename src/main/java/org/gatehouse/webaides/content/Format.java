package org.gatehouse.webaides.content;

import java.util.Locale;

/** How entries are written outside of this service. */
public enum Format {
    VCARD_3("text/vcard; version=3.0", "vcf"),
    VCARD_4("text/vcard; version=4.0", "vcf"),
    ICALENDAR("text/calendar", "ics"),
    CSV("text/csv", "csv"),
    BOOKMARKS("text/html", "html"),
    MARKDOWN("text/markdown", "md");

    private final String mediaType;
    private final String suffix;

    Format(String mediaType, String suffix) {
        this.mediaType = mediaType;
        this.suffix = suffix;
    }

    /** Its name in parameters. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Without its charset, which is always UTF-8. */
    public String mediaType() {
        return mediaType;
    }

    /** Of the names of its files. */
    public String suffix() {
        return suffix;
    }

    public boolean fits(Kind kind) {
        return switch (this) {
            case VCARD_3, VCARD_4 -> kind == Kind.CONTACTS;
            case ICALENDAR -> kind == Kind.CALENDAR || kind == Kind.TASKS;
            case CSV -> kind == Kind.CONTACTS || kind == Kind.LINKS;
            case BOOKMARKS -> kind == Kind.LINKS;
            case MARKDOWN -> kind == Kind.NOTES;
        };
    }
}
