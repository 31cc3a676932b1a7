package org.gatehouse.factors.hardware;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gatehouse.api.Listing;
import org.gatehouse.factors.otp.OtpAlgorithm;
import org.gatehouse.platform.Columns;
import org.gatehouse.platform.Jdbc;
import org.gatehouse.platform.Sql;
import org.gatehouse.platform.Times;

/**
 * The hardware tokens of an organization. Whatever a code changes is one update, whose row count says whether it was taken;
 * every change raises the version.
 */
@ApplicationScoped
class HardwareTokenRepository {
    private static final String SELECT =
            "select id, alias, serial_number, type, digits, time_step, algorithm, sealed_seed,"
                    + " moving_factor, drift, failures, revoked, last_used_at, user_id, version, created_at, updated_at"
                    + " from hardware_token where organization_id = ";

    private static final String INSERT = "insert into hardware_token (id, organization_id, alias, serial_number,"
            + " serial_key, type, digits, time_step, algorithm, sealed_seed, moving_factor, drift, failures, revoked,"
            + " version, created_at, updated_at)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, false, 0, ?, ?) on conflict do nothing";

    private static final String CHANGE = "update hardware_token set version = version + 1, ";

    @Inject
    Jdbc jdbc;

    @Inject
    TokenClock clock;

    /** Adds tokens, up to 1 000; those of them whose serial number was free. */
    Set<UUID> add(UUID organizationId, List<NewToken> tokens, Instant now) {
        OffsetDateTime at = Times.column(now);
        List<Object[]> rows = new ArrayList<>();
        for (NewToken token : tokens) {
            rows.add(new Object[] {
                token.id(),
                organizationId,
                token.alias(),
                token.serialNumber(),
                token.key(),
                token.type().name(),
                token.digits(),
                token.timeStep(),
                token.algorithm().name(),
                clock.seal(token),
                token.counter(),
                at,
                at
            });
        }
        jdbc.batch(INSERT, rows);
        // looked up: PostgreSQL's driver puts the rows of a batch into few statements, and counts none of them
        return new HashSet<>(jdbc.list(
                new Sql("select id from hardware_token where organization_id = ", organizationId)
                        .add(" and id in ")
                        .addAll(tokens.stream().map(NewToken::id).toList()),
                row -> Columns.id(row, 1)));
    }

    Optional<HardwareToken> find(UUID organizationId, UUID id) {
        return jdbc.first(new Sql(SELECT, organizationId).add(" and id = ", id), HardwareTokenRepository::read);
    }

    /** The token, which nobody else changes before the end of this transaction. */
    Optional<HardwareToken> lock(UUID organizationId, UUID id) {
        return jdbc.first(
                new Sql(SELECT, organizationId).add(" and id = ", id).add(" for update"),
                HardwareTokenRepository::read);
    }

    Optional<HardwareToken> ofUser(UUID organizationId, UUID userId) {
        return jdbc.first(
                new Sql(SELECT, organizationId).add(" and user_id = ", userId), HardwareTokenRepository::read);
    }

    /** The ids of these users' tokens, by user; up to 1 000 users. */
    Map<UUID, UUID> idsOf(UUID organizationId, Collection<UUID> userIds) {
        Sql select = new Sql("select user_id, id from hardware_token where organization_id = ", organizationId)
                .add(" and user_id in ")
                .addAll(userIds);
        return jdbc.list(select, row -> Map.entry(Columns.id(row, 1), Columns.id(row, 2))).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** By their serial numbers, on the index that keeps those unique. */
    List<HardwareToken> list(UUID organizationId, HardwareTokenFilter filter, Listing listing) {
        Sql sql = new Sql(SELECT, organizationId);
        if (filter.userId() != null) {
            sql.add(" and user_id = ", filter.userId());
        }
        if (filter.serialKey() != null) {
            sql.add(" and serial_key = ", filter.serialKey());
        }
        if (listing.continues()) {
            sql.add(" and serial_key > ", listing.afterText(0));
        }
        sql.add(" order by organization_id, serial_key limit ", listing.fetch());
        return jdbc.list(sql, HardwareTokenRepository::read);
    }

    List<HardwareToken> page(UUID organizationId, long offset, int size) {
        return jdbc.list(
                new Sql(SELECT, organizationId)
                        .add(" order by organization_id, serial_key limit ", size)
                        .add(" offset ", offset),
                HardwareTokenRepository::read);
    }

    void rename(UUID id, String alias, Instant now) {
        change(new Sql(CHANGE + "alias = ", alias).add(", updated_at = ", Times.column(now)), id);
    }

    /**
     * Says whose it is.
     *
     * @param userId null for nobody
     */
    void give(UUID id, UUID userId, Instant now) {
        change(new Sql(CHANGE + "user_id = ", userId).add(", updated_at = ", Times.column(now)), id);
    }

    void unlock(UUID id, Instant now) {
        change(new Sql(CHANGE + "failures = 0, revoked = false, updated_at = ", Times.column(now)), id);
    }

    void remove(UUID id) {
        jdbc.execute(new Sql("delete from hardware_token where id = ", id));
    }

    /** Whether the token has gone on to this place; not if another code was faster, or it is revoked. */
    boolean goOn(HardwareToken token, TokenClock.Place place, Instant now) {
        Sql update = new Sql(CHANGE + "moving_factor = ", place.movingFactor())
                .add(", drift = ", place.drift())
                .add(", last_used_at = ", Times.column(now));
        return change(
                update,
                new Sql(" where id = ", token.id())
                        .add(" and moving_factor < ", place.movingFactor())
                        .add(" and not revoked"));
    }

    /** Counts a wrong code of whoever has a token that is not revoked. */
    void fail(UUID organizationId, UUID userId) {
        change(new Sql().add(CHANGE + "failures = failures + 1"), ofUserAlive(organizationId, userId));
    }

    /** Whether the user's token has just been revoked, for it has had so many wrong codes. */
    boolean revoke(UUID organizationId, UUID userId, int limit, Instant now) {
        return change(
                new Sql(CHANGE + "revoked = true, updated_at = ", Times.column(now)),
                ofUserAlive(organizationId, userId).add(" and failures >= ", limit));
    }

    void forgive(UUID organizationId, UUID userId) {
        change(
                new Sql().add(CHANGE + "failures = 0"),
                ofUserAlive(organizationId, userId).add(" and failures > 0"));
    }

    /** Takes their tokens from users, up to 1 000. */
    void free(UUID organizationId, Collection<UUID> userIds, Instant now) {
        change(
                new Sql(CHANGE + "user_id = null, updated_at = ", Times.column(now)),
                new Sql(" where organization_id = ", organizationId)
                        .add(" and user_id in ")
                        .addAll(userIds));
    }

    void removeAll(UUID organizationId) {
        jdbc.execute(new Sql("delete from hardware_token where organization_id = ", organizationId));
    }

    private static Sql ofUserAlive(UUID organizationId, UUID userId) {
        return new Sql(" where user_id = ", userId)
                .add(" and organization_id = ", organizationId)
                .add(" and not revoked");
    }

    private void change(Sql update, UUID id) {
        change(update, new Sql(" where id = ", id));
    }

    private boolean change(Sql update, Sql where) {
        return jdbc.execute(update.add(where)) > 0;
    }

    private static HardwareToken read(ResultSet row) throws SQLException {
        return new HardwareToken(
                Columns.id(row, 1),
                row.getString(2),
                row.getString(3),
                TokenType.valueOf(row.getString(4)),
                row.getInt(5),
                (Integer) row.getObject(6),
                OtpAlgorithm.valueOf(row.getString(7)),
                row.getString(8),
                row.getLong(9),
                row.getInt(10),
                row.getInt(11),
                row.getBoolean(12),
                Columns.time(row, 13),
                Columns.id(row, 14),
                row.getLong(15),
                Columns.time(row, 16),
                Columns.time(row, 17));
    }
}
