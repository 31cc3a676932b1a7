package org.gatehouse.mail.quotas;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.platform.Columns;
import org.gatehouse.platform.Jdbc;
import org.gatehouse.platform.Sql;

/**
 * The quotas of users. What those read who hold locks comes by plain SQL: in a transaction that has not written by it, EclipseLink reads
 * over a second connection.
 */
@ApplicationScoped
class QuotaRepository {
    private static final String COLUMNS = "q.messages_limit, q.bytes_limit, q.message_bytes_limit, q.mailbox_bytes,"
            + " q.from_addresses_limit, q.period_day";

    @PersistenceContext
    EntityManager entities;

    @Inject
    Jdbc jdbc;

    /** The quota of a user, and when the user was made. */
    record InForce(SendingQuota quota, Instant userCreatedAt) {
        Period period() {
            return quota.periodDay() == null ? Period.ofAccount(userCreatedAt) : new Period(quota.periodDay());
        }
    }

    void add(StoredQuota quota) {
        entities.persist(quota);
    }

    void flush() {
        entities.flush();
    }

    Optional<StoredQuota> find(UUID organizationId, UUID userId) {
        return entities.createQuery(
                        "select q from StoredQuota q where q.organizationId = :organization and q.userId = :user",
                        StoredQuota.class)
                .setParameter("organization", organizationId)
                .setParameter("user", userId)
                .getResultStream()
                .findFirst();
    }

    /** What is stored for these users. */
    Map<UUID, SendingQuota> read(UUID organizationId, Collection<UUID> userIds) {
        Map<UUID, SendingQuota> found = new HashMap<>();
        Sql sql = new Sql(
                        "select " + COLUMNS + ", q.user_id from user_quota q where q.organization_id = ",
                        organizationId)
                .add(" and q.user_id in ")
                .addAll(userIds);
        jdbc.list(sql, row -> found.put(Columns.id(row, 7), quota(row)));
        return found;
    }

    /** What counts for the user, who may have no row; empty when there is no such user. */
    Optional<InForce> read(UUID organizationId, UUID userId) {
        return jdbc.first(
                new Sql(
                                "select " + COLUMNS + ", u.created_at from user_account u"
                                        + " left join user_quota q on q.user_id = u.id where u.id = ",
                                userId)
                        .add(" and u.organization_id = ", organizationId),
                row -> new InForce(quota(row), Columns.time(row, 7)));
    }

    private static SendingQuota quota(ResultSet row) throws SQLException {
        return new SendingQuota(
                number(row, 1), number(row, 2), number(row, 3), number(row, 4), small(row, 5), small(row, 6));
    }

    void removeOfUsers(UUID organizationId, Collection<UUID> userIds) {
        jdbc.execute(new Sql("delete from user_quota where organization_id = ", organizationId)
                .add(" and user_id in ")
                .addAll(userIds));
    }

    void removeAll(UUID organizationId) {
        jdbc.execute(new Sql("delete from user_quota where organization_id = ", organizationId));
    }

    private static Long number(ResultSet row, int column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : Long.valueOf(number);
    }

    private static Integer small(ResultSet row, int column) throws SQLException {
        int number = row.getInt(column);
        return row.wasNull() ? null : Integer.valueOf(number);
    }
}
