package org.gatehouse.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.platform.Columns;
import org.gatehouse.platform.Jdbc;
import org.gatehouse.platform.Sql;
import org.gatehouse.platform.Times;

/** How often users may call the AuthSMTP interface, and when they last did. Who has no row has what is built in. */
@ApplicationScoped
class SmtpApiRepository {
    private static final String ADD =
            "insert into smtp_api_access (user_id, organization_id, call_interval, last_call_at) values (";

    @Inject
    Jdbc jdbc;

    /**
     * The pace of a user.
     *
     * @param interval in seconds
     * @param lastCallAt null before the first call
     */
    record Pace(int interval, Instant lastCallAt) {
        static final Pace BUILT_IN = new Pace(SmtpApiDraft.INTERVAL, null);
    }

    Pace find(UUID organizationId, UUID userId) {
        return jdbc.first(
                        new Sql("select call_interval, last_call_at from smtp_api_access where user_id = ", userId)
                                .add(" and organization_id = ", organizationId),
                        row -> new Pace(row.getInt(1), Columns.time(row, 2)))
                .orElse(Pace.BUILT_IN);
    }

    void store(UUID organizationId, UUID userId, int interval) {
        add(organizationId, userId, interval, null);
        jdbc.execute(new Sql("update smtp_api_access set call_interval = ", interval).add(" where user_id = ", userId));
    }

    /** Whether the user may call now, and has; of those who ask at the same time, on whatever nodes, one may. */
    boolean take(UUID organizationId, UUID userId, Instant now) {
        if (add(organizationId, userId, SmtpApiDraft.INTERVAL, now)) {
            return true;
        }
        Duration interval = Duration.ofSeconds(find(organizationId, userId).interval());
        return jdbc.execute(new Sql("update smtp_api_access set last_call_at = ", Times.column(now))
                        .add(" where user_id = ", userId)
                        .add(" and organization_id = ", organizationId)
                        .add(" and (last_call_at is null or last_call_at <= ", Times.column(now.minus(interval)))
                        .add(")"))
                == 1;
    }

    void remove(UUID organizationId, Collection<UUID> userIds) {
        jdbc.execute(new Sql("delete from smtp_api_access where organization_id = ", organizationId)
                .add(" and user_id in ")
                .addAll(userIds));
    }

    void removeAll(UUID organizationId) {
        jdbc.execute(new Sql("delete from smtp_api_access where organization_id = ", organizationId));
    }

    /** The user behind a code that is one user's. */
    Optional<SmtpAccount> account(UUID organizationId, UUID codeId) {
        return jdbc.first(
                new Sql(
                                "select u.id, c.login, u.status from api_code c"
                                        + " join user_account u on u.id = c.user_id where c.id = ",
                                codeId)
                        .add(" and c.organization_id = ", organizationId),
                row -> new SmtpAccount(
                        Columns.id(row, 1), row.getString(2), row.getString(3).equals("ENABLED")));
    }

    private boolean add(UUID organizationId, UUID userId, int interval, Instant lastCallAt) {
        return jdbc.execute(new Sql(ADD, userId)
                        .add(", ", organizationId)
                        .add(", ", interval)
                        .add(", cast(", Times.column(lastCallAt))
                        .add(" as timestamp(6) with time zone)) on conflict do nothing"))
                == 1;
    }
}
