package org.gatehouse.platform;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;

/**
 * Reads columns of plain JDBC that have no method of their own. Without {@code getObject(int, Class)}, which Payara looks up
 * by reflection at every call.
 */
public final class Columns {
    private Columns() {}

    /** The id in a uuid column, or null. */
    public static UUID id(ResultSet row, int column) throws SQLException {
        return (UUID) row.getObject(column);
    }

    /** The whole number in a column, or null. */
    public static Long number(ResultSet row, int column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }

    /** The moment in a timestamp with time zone, or null. */
    public static Instant time(ResultSet row, int column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
