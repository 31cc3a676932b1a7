package org.gatehouse.users.logins;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.platform.Columns;
import org.gatehouse.platform.Housekeeping;
import org.gatehouse.platform.Sql;
import org.gatehouse.platform.SqlFailures;
import org.gatehouse.platform.Times;

/** The rows of failed attempts: one statement each, outside any transaction. */
@ApplicationScoped
class FailureRepository {
    @Resource(lookup = "java:app/jdbc/gatehouse")
    DataSource database;

    Optional<Failures> find(String loginMac, String network) {
        Sql select = new Sql("select failures, last_at from login_failure where login_mac = ", loginMac)
                .add(" and network = ", network);
        try (Connection connection = database.getConnection();
                PreparedStatement statement = select.prepare(connection);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(new Failures(row.getLong(1), Columns.time(row, 2))) : Optional.empty();
        } catch (SQLException e) {
            throw trouble(e);
        }
    }

    /** Whether it was the first to be stored. */
    boolean add(LoginAttempt attempt) {
        return execute(new Sql(
                                "insert into login_failure (login_mac, network, failures, last_at) values (",
                                attempt.loginMac())
                        .add(", ", attempt.network())
                        .add(", ", attempt.counted().count())
                        .add(", ", Times.column(attempt.counted().last()))
                        .add(") on conflict do nothing"))
                == 1;
    }

    /** Whether {@code before} was still there to be replaced. */
    boolean replace(LoginAttempt attempt, Failures before, Failures after) {
        Sql update = new Sql("update login_failure set failures = ", after.count())
                .add(", last_at = ", Times.column(after.last()))
                .add(" where login_mac = ", attempt.loginMac())
                .add(" and network = ", attempt.network());
        return execute(as(before, update)) == 1;
    }

    /** Whether {@code before} was still there to be removed. */
    boolean remove(LoginAttempt attempt, Failures before) {
        return execute(as(before, of("delete from login_failure", attempt))) == 1;
    }

    /** Counts one less. */
    void lower(LoginAttempt attempt) {
        execute(of("update login_failure set failures = failures - 1", attempt));
    }

    void forget(LoginAttempt attempt) {
        execute(of("delete from login_failure", attempt));
    }

    /** Forgets some that were made before {@code before}; tells how many. */
    int forgetSome(Instant before) {
        return execute(new Sql(
                        "delete from login_failure where (login_mac, network) in"
                                + " (select login_mac, network from login_failure where last_at < ",
                        Times.column(before))
                .add(" limit " + Housekeeping.STEP + ")"));
    }

    private static Sql of(String change, LoginAttempt attempt) {
        return new Sql(change + " where login_mac = ", attempt.loginMac()).add(" and network = ", attempt.network());
    }

    private static Sql as(Failures before, Sql sql) {
        return sql.add(" and failures = ", before.count()).add(" and last_at = ", Times.column(before.last()));
    }

    private int execute(Sql sql) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = sql.prepare(connection)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw trouble(e);
        }
    }

    private static RuntimeException trouble(SQLException e) {
        return SqlFailures.isUnreachable(e)
                ? CommonProblem.unavailable()
                : new IllegalStateException("the database does not count attempts to log in", e);
    }
}
