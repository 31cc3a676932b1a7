package org.gatehouse.platform;

import java.util.UUID;

/**
 * Between a {@link UUID} and the text in which entities hold ids that may be null: EclipseLink 4.0 fails when it reads null
 * into a UUID. The column is a uuid all the same; both databases take the text for one.
 */
public final class NullableIds {
    private NullableIds() {}

    public static String column(UUID id) {
        return id == null ? null : id.toString();
    }

    public static UUID id(String column) {
        return column == null ? null : UUID.fromString(column);
    }
}
