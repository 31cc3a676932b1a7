package org.gatehouse.webaides;

import static org.gatehouse.webaides.WebAideProblem.WEBAIDE_NOT_FOUND;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.platform.Columns;
import org.gatehouse.platform.Jdbc;
import org.gatehouse.platform.Sql;
import org.gatehouse.platform.Times;

/** The counters of users. */
@ApplicationScoped
class OwnerRepository {
    @Inject
    Jdbc jdbc;

    /**
     * Takes the next {@code numbers} numbers of the user, whose containers and entries nobody else writes to until the end of
     * this transaction. The last one taken is the owner's {@code changeSeq}.
     *
     * @throws org.gatehouse.api.ApiException 404 {@code webaide-not-found} when the user has gone
     */
    Owner take(UserKey user, long numbers) {
        jdbc.execute(of(user, new Sql("update webaide_owner set change_seq = change_seq + ", numbers)));
        return find(user).orElseThrow(() -> WEBAIDE_NOT_FOUND.because("its user has gone in the meantime"));
    }

    Optional<Owner> find(UserKey user) {
        Sql select = new Sql(
                        "select change_seq, purged_seq, entries, bytes from webaide_owner where user_id = ",
                        user.userId())
                .add(" and organization_id = ", user.organizationId());
        return jdbc.first(select, row -> new Owner(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)));
    }

    /** Counts what has come, or gone if negative. */
    void count(UserKey user, long entries, long bytes) {
        Sql update = new Sql("update webaide_owner set entries = entries + ", entries).add(", bytes = bytes + ", bytes);
        jdbc.execute(of(user, update));
    }

    /** How many bytes the entries of each of these users have. */
    Map<UUID, Long> bytes(UUID organizationId, Collection<UUID> userIds) {
        Map<UUID, Long> bytes = new HashMap<>();
        Sql select = new Sql("select user_id, bytes from webaide_owner where organization_id = ", organizationId)
                .add(" and user_id in ")
                .addAll(userIds);
        jdbc.list(select, row -> bytes.put(Columns.id(row, 1), row.getLong(2)));
        return bytes;
    }

    /** Sets what new users begin with: change number, entries, bytes, and whose they are. */
    void total(List<Object[]> totals) {
        jdbc.batch("update webaide_owner set change_seq = ?, entries = ?, bytes = ? where user_id = ?", totals);
    }

    /** Notes that deletions up to this number, all of them from before {@code at}, are forgotten. */
    void purged(UUID userId, long seq, Instant at) {
        jdbc.execute(new Sql("update webaide_owner set purged_seq = greatest(purged_seq, ", seq)
                .add("), purged_at = greatest(coalesce(purged_at, ", Times.column(at))
                .add("), ", Times.column(at))
                .add(") where user_id = ", userId));
    }

    /** Up to which number deletions may have been forgotten, and from before what time; empty if none has been. */
    Optional<ChangeTime> purged(UserKey user) {
        Sql select = new Sql("select purged_seq, purged_at from webaide_owner where user_id = ", user.userId())
                .add(" and organization_id = ", user.organizationId())
                .add(" and purged_at is not null");
        return jdbc.first(select, ChangeTime::read);
    }

    void add(UUID organizationId, Collection<UUID> userIds, long changeSeq) {
        List<Object[]> rows = userIds.stream()
                .map(id -> new Object[] {id, organizationId, changeSeq})
                .toList();
        jdbc.batch(
                "insert into webaide_owner (user_id, organization_id, change_seq, purged_seq, entries, bytes)"
                        + " values (?, ?, ?, 0, 0, 0)",
                rows);
    }

    /** Waits for whoever writes to one of these users, and keeps others from it. */
    void lock(UUID organizationId, Collection<UUID> userIds) {
        Sql select = new Sql("select user_id from webaide_owner where organization_id = ", organizationId)
                .add(" and user_id in ")
                .addAll(userIds)
                .add(" order by user_id for update");
        jdbc.list(select, row -> row.getObject(1));
    }

    /** The same for all users of an organization. */
    void lock(UUID organizationId) {
        Sql select = new Sql("select user_id from webaide_owner where organization_id = ", organizationId)
                .add(" order by user_id for update");
        jdbc.list(select, row -> row.getObject(1));
    }

    private static Sql of(UserKey user, Sql sql) {
        return sql.add(" where user_id = ", user.userId()).add(" and organization_id = ", user.organizationId());
    }
}
