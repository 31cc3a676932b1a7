package org.gatehouse.users.applicationpasswords;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.gatehouse.platform.Columns;
import org.gatehouse.platform.Housekeeping;
import org.gatehouse.platform.Jdbc;
import org.gatehouse.platform.Sql;
import org.gatehouse.platform.Times;

/** The rows of application passwords. Those that have expired are not seen, whether they are still there or not. */
@ApplicationScoped
class ApplicationPasswordRepository {
    private static final String COLUMNS =
            "select p.id, p.number, p.user_id, p.name, p.expires_at, p.last_used_at, p.created_at";
    private static final String SELECT = COLUMNS + " from application_password p where p.organization_id = ";
    private static final String WITH_USERS = " from application_password p"
            + " join user_account u on u.id = p.user_id and u.organization_id = p.organization_id"
            + " where p.organization_id = ";

    @Inject
    Jdbc jdbc;

    /** One of an organization's. */
    record Row(OwnedApplicationPassword owned, boolean userIsProtected) {}

    void add(UUID organizationId, ApplicationPasswordView made, String secretHash) {
        jdbc.execute(new Sql(
                        "insert into application_password (id, number, organization_id, user_id, name, secret_hash,"
                                + " expires_at, created_at) values (",
                        made.id())
                .add(", ", made.number())
                .add(", ", organizationId)
                .add(", ", made.userId())
                .add(", ", made.name())
                .add(", ", secretHash)
                .add(", ", Times.column(made.expiresAt()))
                .add(", ", Times.column(made.createdAt()))
                .add(")"));
    }

    /** Those of one user, the oldest first. */
    List<ApplicationPasswordView> list(UUID organizationId, UUID userId, Instant now) {
        return jdbc.list(of(organizationId, userId, now).add(" order by p.id"), ApplicationPasswordRepository::view);
    }

    int count(UUID organizationId, UUID userId, Instant now) {
        Sql select = new Sql("select count(*) from application_password p where p.organization_id = ", organizationId)
                .add(" and p.user_id = ", userId);
        return jdbc.first(alive(select, now), row -> row.getInt(1)).orElseThrow();
    }

    Optional<ApplicationPasswordView> find(UUID organizationId, UUID userId, UUID id, Instant now) {
        return jdbc.first(of(organizationId, userId, now).add(" and p.id = ", id), ApplicationPasswordRepository::view);
    }

    Optional<ApplicationPasswordView> findByNumber(UUID organizationId, UUID userId, long number, Instant now) {
        return jdbc.first(
                of(organizationId, userId, now).add(" and p.number = ", number), ApplicationPasswordRepository::view);
    }

    /**
     * Those of all users of an organization with higher numbers than this, by number.
     *
     * @param reached adds to a select of {@code user_account u} which users count
     */
    List<Row> after(UUID organizationId, UnaryOperator<Sql> reached, long number, int most, Instant now) {
        Sql select = new Sql(COLUMNS + ", u.username, u.protected" + WITH_USERS, organizationId)
                .add(" and p.number > ", number);
        return jdbc.list(
                reached.apply(alive(select, now)).add(" order by p.organization_id, p.number limit ", most),
                row -> new Row(new OwnedApplicationPassword(view(row), row.getString(8)), row.getBoolean(9)));
    }

    /** The one with this secret, whosever it is. */
    Optional<ApplicationPasswordView> findBySecret(UUID organizationId, String secretHash, Instant now) {
        return jdbc.first(
                alive(new Sql(SELECT, organizationId).add(" and p.secret_hash = ", secretHash), now),
                ApplicationPasswordRepository::view);
    }

    /** Notes a use, unless a later one is noted. */
    void used(UUID organizationId, UUID id, Instant now) {
        jdbc.execute(new Sql("update application_password set last_used_at = ", Times.column(now))
                .add(" where id = ", id)
                .add(" and organization_id = ", organizationId)
                .add(" and (last_used_at is null or last_used_at < ", Times.column(now))
                .add(")"));
    }

    /** Whether it was there. */
    boolean remove(UUID organizationId, UUID id) {
        return jdbc.execute(new Sql("delete from application_password where id = ", id)
                        .add(" and organization_id = ", organizationId))
                == 1;
    }

    void removeOfUsers(UUID organizationId, Collection<UUID> userIds) {
        jdbc.execute(new Sql("delete from application_password where organization_id = ", organizationId)
                .add(" and user_id in ")
                .addAll(userIds));
    }

    void removeAll(UUID organizationId) {
        jdbc.execute(new Sql("delete from application_password where organization_id = ", organizationId));
    }

    /** Deletes some that had expired at {@code now}; tells how many. */
    int forgetExpired(Instant now) {
        return jdbc.execute(new Sql(
                        "delete from application_password where id in"
                                + " (select id from application_password where expires_at <= ",
                        Times.column(now))
                .add(" limit " + Housekeeping.STEP + ")"));
    }

    private static Sql of(UUID organizationId, UUID userId, Instant now) {
        return alive(new Sql(SELECT, organizationId).add(" and p.user_id = ", userId), now);
    }

    private static Sql alive(Sql select, Instant now) {
        return select.add(" and (p.expires_at is null or p.expires_at > ", Times.column(now))
                .add(")");
    }

    private static ApplicationPasswordView view(ResultSet row) throws SQLException {
        return new ApplicationPasswordView(
                Columns.id(row, 1),
                row.getLong(2),
                Columns.id(row, 3),
                row.getString(4),
                null,
                Columns.time(row, 5),
                Columns.time(row, 6),
                Columns.time(row, 7));
    }
}
