package org.gatehouse.api;

import java.util.UUID;

/** Strong entity tags: the version of a row and a part of its id, so that a thing made again under its name differs. */
public final class Etag {
    private Etag() {}

    /** The tag of something that has not been written yet. */
    public static String ofNothing(UUID id) {
        return "none-" + suffix(id);
    }

    public static String of(UUID id, long version) {
        return version + "-" + suffix(id);
    }

    private static String suffix(UUID id) {
        return id.toString().substring(28);
    }
}
