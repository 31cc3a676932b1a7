package org.gatehouse.factors.apps;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.factors.otp.OtpAlgorithm;
import org.gatehouse.platform.Columns;
import org.gatehouse.platform.Jdbc;
import org.gatehouse.platform.Sql;
import org.gatehouse.platform.Times;

/** The secrets of authenticator apps. Whatever a code changes is one update, whose row count says whether it was taken. */
@ApplicationScoped
class AppRepository {
    private static final String CHANGE = "update otp_secret set ";

    @Inject
    Jdbc jdbc;

    Optional<App> find(UUID organizationId, UUID userId) {
        return jdbc.first(
                new Sql(
                                "select user_id, digits, time_step, algorithm, sealed_secret, confirmed_at, moving_factor,"
                                        + " drift, failures, revoked, created_at from otp_secret where user_id = ",
                                userId)
                        .add(" and organization_id = ", organizationId),
                AppRepository::read);
    }

    /** Keeps a new secret in the place of one that is not confirmed; false if there is one that is. */
    boolean begin(UUID organizationId, UUID userId, String sealedSecret, Instant now) {
        Sql replace = new Sql(CHANGE + "sealed_secret = ", sealedSecret)
                .add(", moving_factor = 0, drift = 0, failures = 0, revoked = false, created_at = ", Times.column(now))
                .add(of(organizationId, userId))
                .add(" and confirmed_at is null");
        return jdbc.execute(replace) == 1
                || (find(organizationId, userId).isEmpty() && add(organizationId, userId, sealedSecret, now));
    }

    private boolean add(UUID organizationId, UUID userId, String sealedSecret, Instant now) {
        return jdbc.execute(new Sql(
                                "insert into otp_secret (user_id, organization_id, digits, time_step, algorithm,"
                                        + " sealed_secret, moving_factor, drift, failures, revoked, created_at) values (",
                                userId)
                        .add(", ", organizationId)
                        .add(", ", App.DIGITS)
                        .add(", ", App.TIME_STEP)
                        .add(", ", App.ALGORITHM.name())
                        .add(", ", sealedSecret)
                        .add(", 0, 0, 0, false, ", Times.column(now))
                        .add(")"))
                == 1;
    }

    /** Whether the app was pending with this secret, and is confirmed now. */
    boolean confirm(UUID organizationId, App app, long step, int drift, Instant now) {
        return jdbc.execute(new Sql(CHANGE + "confirmed_at = ", Times.column(now))
                        .add(", moving_factor = ", step)
                        .add(", drift = ", drift)
                        .add(of(organizationId, app.userId()))
                        .add(" and confirmed_at is null and sealed_secret = ", app.sealedSecret()))
                == 1;
    }

    /** Whether the app has gone on to this step; not if another code was faster, or it is revoked. */
    boolean goOn(UUID organizationId, UUID userId, long step, int drift) {
        return jdbc.execute(new Sql(CHANGE + "moving_factor = ", step)
                        .add(", drift = ", drift)
                        .add(alive(organizationId, userId))
                        .add(" and moving_factor < ", step))
                == 1;
    }

    void fail(UUID organizationId, UUID userId) {
        jdbc.execute(new Sql().add(CHANGE + "failures = failures + 1").add(alive(organizationId, userId)));
    }

    /** Whether the app has just been revoked, for it has had so many wrong codes. */
    boolean revoke(UUID organizationId, UUID userId, int limit) {
        return jdbc.execute(new Sql()
                        .add(CHANGE + "revoked = true")
                        .add(alive(organizationId, userId))
                        .add(" and failures >= ", limit))
                == 1;
    }

    void forgive(UUID organizationId, UUID userId) {
        jdbc.execute(new Sql()
                .add(CHANGE + "failures = 0")
                .add(alive(organizationId, userId))
                .add(" and failures > 0"));
    }

    /** Whether there was one. */
    boolean unlock(UUID organizationId, UUID userId) {
        return jdbc.execute(
                        new Sql().add(CHANGE + "failures = 0, revoked = false").add(of(organizationId, userId)))
                == 1;
    }

    /** Whether there was one. */
    boolean remove(UUID organizationId, UUID userId) {
        return jdbc.execute(new Sql().add("delete from otp_secret").add(of(organizationId, userId))) == 1;
    }

    /** Of up to 1 000 users. */
    void remove(UUID organizationId, Collection<UUID> userIds) {
        jdbc.execute(new Sql("delete from otp_secret where organization_id = ", organizationId)
                .add(" and user_id in ")
                .addAll(userIds));
    }

    void removeAll(UUID organizationId) {
        jdbc.execute(new Sql("delete from otp_secret where organization_id = ", organizationId));
    }

    private static Sql of(UUID organizationId, UUID userId) {
        return new Sql(" where user_id = ", userId).add(" and organization_id = ", organizationId);
    }

    /** Confirmed, and not revoked. */
    private static Sql alive(UUID organizationId, UUID userId) {
        return of(organizationId, userId).add(" and confirmed_at is not null and not revoked");
    }

    private static App read(ResultSet row) throws SQLException {
        return new App(
                Columns.id(row, 1),
                row.getInt(2),
                row.getInt(3),
                OtpAlgorithm.valueOf(row.getString(4)),
                row.getString(5),
                Columns.time(row, 6),
                row.getLong(7),
                row.getInt(8),
                row.getInt(9),
                row.getBoolean(10),
                Columns.time(row, 11));
    }
}
