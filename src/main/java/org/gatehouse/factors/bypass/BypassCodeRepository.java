package org.gatehouse.factors.bypass;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gatehouse.platform.Columns;
import org.gatehouse.platform.Housekeeping;
import org.gatehouse.platform.Jdbc;
import org.gatehouse.platform.Sql;
import org.gatehouse.platform.Times;

/** The rows of bypass codes. Those that are used up or have expired are not seen, whether they are still there or not. */
@ApplicationScoped
class BypassCodeRepository {
    private static final String COLUMNS =
            "select b.id, b.user_id, b.uses_allowed, b.uses_remaining, b.expires_at, b.created_at";

    @Inject
    Jdbc jdbc;

    /** A code with what decides who may reach it. */
    record Found(BypassCodeView view, boolean userIsProtected, UUID userHomeId) {}

    void add(UUID organizationId, BypassCodeView code, String sealedCode, String mac) {
        jdbc.execute(new Sql(
                        "insert into bypass_code (id, organization_id, user_id, sealed_code, code_mac, uses_allowed,"
                                + " uses_remaining, expires_at, created_at) values (",
                        code.id())
                .add(", ", organizationId)
                .add(", ", code.userId())
                .add(", ", sealedCode)
                .add(", ", mac)
                .add(", ", code.usesAllowed())
                .add(", ", code.usesRemaining())
                .add(", ", Times.column(code.expiresAt()))
                .add(", ", Times.column(code.createdAt()))
                .add(")"));
    }

    /** Whether a row has this code, be it one that counts or not. */
    boolean isTaken(String mac) {
        return jdbc.first(new Sql("select id from bypass_code where code_mac = ", mac), row -> Columns.id(row, 1))
                .isPresent();
    }

    List<BypassCodeView> list(UUID organizationId, UUID userId, Instant now) {
        return jdbc.list(of(organizationId, userId, now, COLUMNS).add(" order by b.id"), BypassCodeRepository::view);
    }

    /** The ids of these users' codes, up to 1 000 users. */
    Map<UUID, List<UUID>> idsOf(UUID organizationId, Collection<UUID> userIds, Instant now) {
        Sql select = new Sql("select b.user_id, b.id from bypass_code b where b.organization_id = ", organizationId)
                .add(" and b.user_id in ")
                .addAll(userIds);
        return jdbc
                .list(
                        alive(select, now).add(" order by b.id"),
                        row -> Map.entry(Columns.id(row, 1), Columns.id(row, 2)))
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /** The sealed digits of those of these codes that are there, up to 1 000. */
    Map<UUID, String> sealed(UUID organizationId, Collection<UUID> ids, Instant now) {
        Sql select = new Sql("select b.id, b.sealed_code from bypass_code b where b.organization_id = ", organizationId)
                .add(" and b.id in ")
                .addAll(ids);
        return jdbc.list(alive(select, now), row -> Map.entry(Columns.id(row, 1), row.getString(2))).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    boolean hasAny(UUID organizationId, UUID userId, Instant now) {
        return jdbc.first(of(organizationId, userId, now, "select b.id").add(" limit 1"), row -> Columns.id(row, 1))
                .isPresent();
    }

    Optional<Found> find(UUID organizationId, UUID id, Instant now) {
        Sql select = new Sql(
                        COLUMNS + ", u.protected, u.domain_id from bypass_code b"
                                + " join user_account u on u.id = b.user_id where b.id = ",
                        id)
                .add(" and b.organization_id = ", organizationId);
        return jdbc.first(alive(select, now), row -> new Found(view(row), row.getBoolean(7), Columns.id(row, 8)));
    }

    /** Uses the code once; of those who try at the same time, as many pass as it has uses left. */
    boolean use(UUID organizationId, UUID userId, String mac, Instant now) {
        Sql update = new Sql("update bypass_code set uses_remaining = uses_remaining - 1 where code_mac = ", mac)
                .add(" and user_id = ", userId)
                .add(" and organization_id = ", organizationId)
                .add(" and uses_remaining > 0 and (expires_at is null or expires_at > ", Times.column(now))
                .add(")");
        return jdbc.execute(update) == 1;
    }

    /** Whether it was there. */
    boolean remove(UUID organizationId, UUID id) {
        return jdbc.execute(new Sql("delete from bypass_code where id = ", id)
                        .add(" and organization_id = ", organizationId))
                == 1;
    }

    void removeOfUsers(UUID organizationId, Collection<UUID> userIds) {
        jdbc.execute(new Sql("delete from bypass_code where organization_id = ", organizationId)
                .add(" and user_id in ")
                .addAll(userIds));
    }

    void removeAll(UUID organizationId) {
        jdbc.execute(new Sql("delete from bypass_code where organization_id = ", organizationId));
    }

    /** Deletes some that had expired at {@code now}; tells how many. */
    int forgetExpired(Instant now) {
        return jdbc.execute(new Sql(
                        "delete from bypass_code where id in (select id from bypass_code where expires_at <= ",
                        Times.column(now))
                .add(" limit " + Housekeeping.STEP + ")"));
    }

    /** Deletes some that are used up; tells how many. */
    int forgetUsed() {
        return jdbc.execute(new Sql()
                .add("delete from bypass_code where id in (select id from bypass_code where uses_remaining <= 0 limit "
                        + Housekeeping.STEP + ")"));
    }

    private static Sql of(UUID organizationId, UUID userId, Instant now, String what) {
        return alive(
                new Sql(what + " from bypass_code b where b.organization_id = ", organizationId)
                        .add(" and b.user_id = ", userId),
                now);
    }

    private static Sql alive(Sql select, Instant now) {
        return select.add(" and b.uses_remaining > 0 and (b.expires_at is null or b.expires_at > ", Times.column(now))
                .add(")");
    }

    private static BypassCodeView view(ResultSet row) throws SQLException {
        return new BypassCodeView(
                Columns.id(row, 1),
                Columns.id(row, 2),
                null,
                row.getInt(3),
                row.getInt(4),
                Columns.time(row, 5),
                Columns.time(row, 6));
    }
}
