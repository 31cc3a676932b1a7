package org.gatehouse.platform;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads what a database said out of whatever the persistence provider and the server wrapped around it. */
public final class SqlFailures {
    private static final String UNIQUE_VIOLATION = "23505";
    private static final Set<String> PASSING = Set.of("40001", "40P01", "HYT00", "55P03");

    private SqlFailures() {}

    /** Whether it is a lock or serialization failure, which may pass when the work is done again. */
    public static boolean mayPass(Throwable failure) {
        return sqlExceptions(failure).stream()
                .anyMatch(e -> e.getSQLState() != null && PASSING.contains(e.getSQLState()));
    }

    /** Whether a unique constraint stood in the way. */
    public static boolean isUniqueViolation(Throwable failure) {
        return sqlExceptions(failure).stream().anyMatch(SqlFailures::isUniqueViolation);
    }

    /** Whether the unique constraint of this name stood in the way. */
    public static boolean violates(Throwable failure, String constraint) {
        return sqlExceptions(failure).stream()
                .filter(SqlFailures::isUniqueViolation)
                .map(e ->
                        String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).split(" values ", 2)[0])
                .anyMatch(message -> message.contains(constraint));
    }

    private static boolean isUniqueViolation(SQLException e) {
        return UNIQUE_VIOLATION.equals(e.getSQLState());
    }

    private static List<SQLException> sqlExceptions(Throwable failure) {
        List<SQLException> found = new ArrayList<>();
        collect(failure, found, Collections.newSetFromMap(new IdentityHashMap<>()));
        return found;
    }

    private static void collect(Throwable failure, List<SQLException> found, Set<Throwable> seen) {
        if (failure == null || !seen.add(failure)) {
            return;
        }
        if (failure instanceof SQLException e) {
            found.add(e);
            collect(e.getNextException(), found, seen);
        }
        collect(failure.getCause(), found, seen);
        for (Throwable suppressed : failure.getSuppressed()) {
            collect(suppressed, found, seen);
        }
    }
}
