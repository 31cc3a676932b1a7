package org.gatehouse.api;

import java.util.Locale;
import java.util.UUID;

/** Strong entity tags: the version of a row and a part of its id, so that a thing made again under its name differs. */
public final class Etag {
    private static final char FORM = ';';

    private Etag() {}

    /** The tag of something that has not been written yet. */
    public static String ofNothing(UUID id) {
        return "none-" + suffix(id);
    }

    public static String of(UUID id, long version) {
        return version + "-" + suffix(id);
    }

    /** The tag of the same version in another form than JSON. */
    public static String inForm(String etag, String form) {
        return etag + FORM + form.toLowerCase(Locale.ROOT);
    }

    /** The tag without its form. */
    public static String version(String etag) {
        int form = etag.indexOf(FORM);
        return form < 0 ? etag : etag.substring(0, form);
    }

    private static String suffix(UUID id) {
        return id.toString().substring(28);
    }
}
