package org.gatehouse.mail.quotas;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.platform.Columns;
import org.gatehouse.platform.Jdbc;
import org.gatehouse.platform.Sql;
import org.gatehouse.platform.Times;

/** What users have sent: one row of the last period in which they did, and one of each before it. */
@ApplicationScoped
class UsageRepository {
    private static final String SELECT =
            "select period_start, messages, bytes, messages_notice, bytes_notice from user_usage where user_id = ";

    @Inject
    Jdbc jdbc;

    Optional<Usage> find(UUID organizationId, UUID userId) {
        return jdbc.first(
                new Sql(SELECT, userId).add(" and organization_id = ", organizationId), UsageRepository::usage);
    }

    /** The user's usage, which nobody else changes before the end of this transaction; {@code first}, if there was none. */
    Usage lock(UUID organizationId, UUID userId, Usage first, Instant now) {
        return lock(organizationId, userId).orElseGet(() -> {
            jdbc.execute(new Sql(
                            "insert into user_usage (user_id, organization_id, period_start, messages, bytes,"
                                    + " messages_notice, bytes_notice, updated_at) values (",
                            userId)
                    .add(", ", organizationId)
                    .add(", ", Times.column(first.periodStart()))
                    .add(", 0, 0, 0, 0, ", Times.column(now))
                    .add(") on conflict do nothing"));
            return lock(organizationId, userId).orElseThrow();
        });
    }

    private Optional<Usage> lock(UUID organizationId, UUID userId) {
        return jdbc.first(
                new Sql(SELECT, userId)
                        .add(" and organization_id = ", organizationId)
                        .add(" for update"),
                UsageRepository::usage);
    }

    void store(UUID userId, Usage usage, Instant now) {
        jdbc.execute(new Sql("update user_usage set period_start = ", Times.column(usage.periodStart()))
                .add(", messages = ", usage.messages())
                .add(", bytes = ", usage.bytes())
                .add(", messages_notice = ", usage.messagesNotice())
                .add(", bytes_notice = ", usage.bytesNotice())
                .add(", updated_at = ", Times.column(now))
                .add(" where user_id = ", userId));
    }

    /** Keeps a period that is over, and forgets those that began before {@code oldest}. */
    void archive(UUID organizationId, UUID userId, UsagePeriod period, Instant oldest) {
        jdbc.execute(new Sql(
                        "insert into user_usage_period (user_id, organization_id, period_start, period_end, messages,"
                                + " bytes, messages_limit, bytes_limit) values (",
                        userId)
                .add(", ", organizationId)
                .add(", ", Times.column(period.start()))
                .add(", ", Times.column(period.end()))
                .add(", ", period.messages())
                .add(", ", period.bytes())
                .add(", cast(", period.messagesLimit())
                .add(" as bigint), cast(", period.bytesLimit())
                .add(" as bigint))"));
        jdbc.execute(new Sql("delete from user_usage_period where user_id = ", userId)
                .add(" and period_start < ", Times.column(oldest)));
    }

    /** The last periods that are over, the latest first. */
    List<UsagePeriod> periods(UUID organizationId, UUID userId, Instant oldest, int most) {
        return jdbc.list(
                new Sql(
                                "select period_start, period_end, messages, bytes, messages_limit, bytes_limit"
                                        + " from user_usage_period where user_id = ",
                                userId)
                        .add(" and organization_id = ", organizationId)
                        .add(" and period_start >= ", Times.column(oldest))
                        .add(" order by period_start desc limit ", most),
                row -> new UsagePeriod(
                        Columns.time(row, 1),
                        Columns.time(row, 2),
                        row.getLong(3),
                        row.getLong(4),
                        (Long) row.getObject(5),
                        (Long) row.getObject(6)));
    }

    void removeOfUsers(UUID organizationId, Collection<UUID> userIds) {
        for (String table : List.of("user_usage", "user_usage_period")) {
            jdbc.execute(new Sql("delete from " + table + " where organization_id = ", organizationId)
                    .add(" and user_id in ")
                    .addAll(userIds));
        }
    }

    void removeAll(UUID organizationId) {
        for (String table : List.of("user_usage", "user_usage_period")) {
            jdbc.execute(new Sql("delete from " + table + " where organization_id = ", organizationId));
        }
    }

    private static Usage usage(ResultSet row) throws SQLException {
        return new Usage(Columns.time(row, 1), row.getLong(2), row.getLong(3), row.getInt(4), row.getInt(5));
    }
}
