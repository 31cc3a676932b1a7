package org.gatehouse.platform;

import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads what a database said out of whatever the persistence provider and the server wrapped around it. */
public final class SqlFailures {
    private static final int MAX_DEPTH = 20;
    private static final String UNIQUE_VIOLATION = "23505";
    private static final Set<String> MISSING_OR_USED = Set.of("23503", "23506");
    private static final Set<String> PASSING = Set.of("40001", "40P01", "HYT00", "55P03");

    /** Connection failures (class 08), a server that stops or starts (57P), too many connections (53300). */
    private static final List<String> UNREACHABLE = List.of("08", "57P", "53300");

    private SqlFailures() {}

    /** Whether it is a lock or serialization failure, which may pass when the work is done again. */
    public static boolean mayPass(Throwable failure) {
        return sqlExceptions(failure).stream().anyMatch(e -> isOneOf(PASSING, e));
    }

    /** Whether there was no database to ask, or none any more. */
    public static boolean isUnreachable(Throwable failure) {
        return sqlExceptions(failure).stream()
                .map(SQLException::getSQLState)
                .anyMatch(state -> state != null && UNREACHABLE.stream().anyMatch(state::startsWith));
    }

    /** Whether a unique constraint stood in the way. */
    public static boolean isUniqueViolation(Throwable failure) {
        return sqlExceptions(failure).stream().anyMatch(SqlFailures::isUniqueViolation);
    }

    /**
     * Whether another writer was faster, so that the same work meets other data when it is done again: a unique or foreign
     * key violation, or an entity that was changed in between.
     */
    public static boolean isLostRace(Throwable failure) {
        return sqlExceptions(failure).stream().anyMatch(e -> isUniqueViolation(e) || isOneOf(MISSING_OR_USED, e))
                || isStaleEntity(failure);
    }

    /** Whether what a row refers to has gone, or a row is still referred to. */
    public static boolean isForeignKeyViolation(Throwable failure) {
        return sqlExceptions(failure).stream().anyMatch(e -> isOneOf(MISSING_OR_USED, e));
    }

    /** Whether an entity was changed by somebody else since it was read. */
    public static boolean isStaleEntity(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MAX_DEPTH; depth++, cause = cause.getCause()) {
            if (cause instanceof OptimisticLockException) {
                return true;
            }
        }
        return false;
    }

    /** Whether the unique constraint of this name stood in the way. */
    public static boolean violates(Throwable failure, String constraint) {
        return sqlExceptions(failure).stream()
                .filter(SqlFailures::isUniqueViolation)
                .map(e ->
                        String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).split(" values ", 2)[0])
                .anyMatch(message -> message.contains(constraint));
    }

    private static boolean isOneOf(Set<String> states, SQLException e) {
        return e.getSQLState() != null && states.contains(e.getSQLState());
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
