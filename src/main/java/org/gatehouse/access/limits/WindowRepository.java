package org.gatehouse.access.limits;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import javax.sql.DataSource;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.platform.Housekeeping;
import org.gatehouse.platform.Sql;
import org.gatehouse.platform.SqlFailures;
import org.gatehouse.platform.Times;

/** What all nodes together have taken from each window: one row for a code and window. Outside any transaction. */
@ApplicationScoped
class WindowRepository {
    @Resource(lookup = "java:app/jdbc/gatehouse")
    DataSource database;

    /**
     * What came of asking for a share.
     *
     * @param granted whether all that was asked for is now this node's
     * @param used what all nodes together have taken
     */
    record Share(boolean granted, long used) {}

    /** Takes {@code wanted} requests from the window that began at {@code start}, unless more than {@code limit} would be taken. */
    Share take(WindowKey key, Instant start, long wanted, long limit) {
        try (Connection connection = database.getConnection()) {
            boolean granted = execute(connection, add(key, start, wanted, limit)) == 1
                    || execute(connection, open(key, start, wanted)) == 1;
            return new Share(granted, used(connection, key, start));
        } catch (SQLException e) {
            throw trouble(e);
        }
    }

    /** What all nodes together have taken from the window that began at {@code start}. */
    long used(WindowKey key, Instant start) {
        try (Connection connection = database.getConnection()) {
            return used(connection, key, start);
        } catch (SQLException e) {
            throw trouble(e);
        }
    }

    /** Forgets some windows that ended before {@code before}; tells how many. */
    int forgetSome(Instant before) {
        Sql delete = new Sql(
                        "delete from api_code_window where (code_id, seconds, started_at) in"
                                + " (select code_id, seconds, started_at from api_code_window where ends_at < ",
                        Times.column(before))
                .add(" limit " + Housekeeping.STEP + ")");
        try (Connection connection = database.getConnection()) {
            return execute(connection, delete);
        } catch (SQLException e) {
            throw trouble(e);
        }
    }

    private static Sql add(WindowKey key, Instant start, long wanted, long limit) {
        Sql update =
                new Sql("update api_code_window set used = used + ", wanted).add(" where code_id = ", key.codeId());
        return ofWindow(update, key, start).add(" and used <= ", limit - wanted);
    }

    /** Only one node opens a window; whoever comes second waits for it, and opens nothing. */
    private static Sql open(WindowKey key, Instant start, long wanted) {
        return new Sql(
                        "insert into api_code_window (code_id, organization_id, seconds, started_at, ends_at, used)"
                                + " values (",
                        key.codeId())
                .add(", ", key.organizationId())
                .add(", ", key.window().seconds())
                .add(", ", Times.column(start))
                .add(", ", Times.column(key.window().end(start)))
                .add(", ", wanted)
                .add(") on conflict do nothing");
    }

    private static long used(Connection connection, WindowKey key, Instant start) throws SQLException {
        Sql select = new Sql("select used from api_code_window where code_id = ", key.codeId());
        try (PreparedStatement statement = ofWindow(select, key, start).prepare(connection);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private static Sql ofWindow(Sql sql, WindowKey key, Instant start) {
        return sql.add(" and organization_id = ", key.organizationId())
                .add(" and seconds = ", key.window().seconds())
                .add(" and started_at = ", Times.column(start));
    }

    private static int execute(Connection connection, Sql sql) throws SQLException {
        try (PreparedStatement statement = sql.prepare(connection)) {
            return statement.executeUpdate();
        }
    }

    private static RuntimeException trouble(SQLException e) {
        if (SqlFailures.isUnreachable(e)) {
            return CommonProblem.unavailable();
        }
        if (SqlFailures.mayPass(e)) {
            return CommonProblem.BUSY
                    .because("other nodes are at the same window")
                    .with("Retry-After", "1");
        }
        return new IllegalStateException("the database does not give a share of a window", e);
    }
}
