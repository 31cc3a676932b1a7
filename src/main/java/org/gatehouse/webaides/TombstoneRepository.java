package org.gatehouse.webaides;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.platform.Chunks;
import org.gatehouse.platform.Columns;
import org.gatehouse.platform.Jdbc;
import org.gatehouse.platform.Sql;
import org.gatehouse.platform.Times;
import org.gatehouse.webaides.content.Kind;

/** What is gone. */
@ApplicationScoped
class TombstoneRepository {
    private static final String SELECT =
            "select entry_id, webaide_id, kind, what, uid, deleted_seq, deleted_at, number from webaide_tombstone where ";

    @Inject
    Jdbc jdbc;

    void add(UserKey user, List<Tombstone> tombstones) {
        jdbc.batch(
                "insert into webaide_tombstone (user_id, entry_id, webaide_id, organization_id, kind, what, uid, deleted_seq,"
                        + " deleted_at, number) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                tombstones.stream()
                        .map(gone -> new Object[] {
                            user.userId(),
                            gone.id(),
                            gone.webaideId(),
                            user.organizationId(),
                            gone.kind().name(),
                            gone.what().name(),
                            gone.uid(),
                            gone.deletedSeq(),
                            Times.column(gone.deletedAt()),
                            gone.number()
                        })
                        .toList());
    }

    /** The numbers that entries of these ids had before they went from wherever they were, as far as that is remembered. */
    Map<UUID, Long> numbers(UserKey user, Collection<UUID> entryIds) {
        Map<UUID, Long> numbers = new HashMap<>();
        Chunks.each(entryIds, some -> {
            Sql select = new Sql("select entry_id, number from webaide_tombstone where user_id = ", user.userId())
                    .add(" and organization_id = ", user.organizationId())
                    .add(" and number is not null and entry_id in ")
                    .addAll(some);
            jdbc.list(select, row -> numbers.put(Columns.id(row, 1), row.getLong(2)));
        });
        return numbers;
    }

    /** Forgets that these entries have gone from a container to which they come back. */
    void remove(WebAide webaide, Collection<UUID> entryIds) {
        jdbc.batch(
                "delete from webaide_tombstone where user_id = ? and organization_id = ? and entry_id = ? and webaide_id = ?",
                entryIds.stream()
                        .map(id -> new Object[] {webaide.userId(), webaide.organizationId(), id, webaide.id()})
                        .toList());
    }

    /** The marks that entries of the container have left where they were before, by number. */
    List<Tombstone> movedInto(WebAide webaide) {
        Sql select = new Sql(SELECT + "user_id = ", webaide.userId())
                .add(" and organization_id = ", webaide.organizationId())
                .add(" and what = ", Tombstone.What.MOVED.name())
                .add(" and entry_id in (select id from webaide_entry where webaide_id = ", webaide.id())
                .add(" and organization_id = ", webaide.organizationId())
                .add(") order by deleted_seq");
        return jdbc.list(select, TombstoneRepository::read);
    }

    /** Writes what became of them, and when. */
    void update(UserKey user, List<Tombstone> tombstones) {
        jdbc.batch(
                "update webaide_tombstone set what = ?, deleted_seq = ?, deleted_at = ?"
                        + " where user_id = ? and organization_id = ? and entry_id = ? and webaide_id = ?",
                tombstones.stream()
                        .map(gone -> new Object[] {
                            gone.what().name(),
                            gone.deletedSeq(),
                            Times.column(gone.deletedAt()),
                            user.userId(),
                            user.organizationId(),
                            gone.id(),
                            gone.webaideId()
                        })
                        .toList());
    }

    /** Those of a container with numbers after one and up to another, by number. */
    List<Tombstone> goneFrom(WebAide webaide, long after, long upTo, int most) {
        Sql select = new Sql(SELECT + "webaide_id = ", webaide.id())
                .add(" and organization_id = ", webaide.organizationId());
        return gone(select, after, upTo, most);
    }

    /** The last one of a container that meets the conditions. */
    Optional<ChangeTime> last(WebAide webaide, ChangeTime.Bound bound) {
        Sql select = new Sql("select deleted_seq, deleted_at from webaide_tombstone where webaide_id = ", webaide.id())
                .add(" and organization_id = ", webaide.organizationId());
        return jdbc.first(bound.add(select, "deleted_seq", "deleted_at"), ChangeTime::read);
    }

    /** Those of a user, of these kinds, with numbers after one and up to another, by number; moves are none. */
    List<Tombstone> goneOf(UserKey user, Collection<Kind> kinds, long after, long upTo, int most) {
        Sql select = new Sql(SELECT + "user_id = ", user.userId())
                .add(" and organization_id = ", user.organizationId())
                .add(" and what <> ", Tombstone.What.MOVED.name())
                .add(" and kind in ")
                .addAll(WebAideRepository.names(kinds));
        return gone(select, after, upTo, most);
    }

    /** Some users with tombstones older than {@code before}. */
    List<UUID> usersBefore(Instant before, int mostRows) {
        Sql select = new Sql(
                        "select distinct user_id from (select user_id from webaide_tombstone where deleted_at < ",
                        Times.column(before))
                .add(" order by deleted_at limit " + mostRows + ") as oldest");
        return jdbc.list(select, row -> Columns.id(row, 1));
    }

    /** The highest number among the first {@code most} of a user's tombstones that are older than {@code before}, or 0. */
    long lastOfFirst(UUID userId, Instant before, int most) {
        Sql select = new Sql(
                        "select max(deleted_seq) from (select deleted_seq from webaide_tombstone where user_id = ",
                        userId)
                .add(" and deleted_at < ", Times.column(before))
                .add(" order by deleted_seq limit " + most + ") as oldest");
        return jdbc.first(select, row -> row.getLong(1)).orElse(0L);
    }

    /** Those up to a number that are older than {@code before}; tells how many. */
    int removeUpTo(UUID userId, long seq, Instant before) {
        return jdbc.execute(new Sql("delete from webaide_tombstone where user_id = ", userId)
                .add(" and deleted_seq <= ", seq)
                .add(" and deleted_at < ", Times.column(before)));
    }

    private List<Tombstone> gone(Sql select, long after, long upTo, int most) {
        select.add(" and deleted_seq > ", after)
                .add(" and deleted_seq <= ", upTo)
                .add(" order by deleted_seq limit ", most);
        return jdbc.list(select, TombstoneRepository::read);
    }

    private static Tombstone read(ResultSet row) throws SQLException {
        return new Tombstone(
                Columns.id(row, 1),
                Columns.number(row, 8),
                Columns.id(row, 2),
                Kind.valueOf(row.getString(3)),
                Tombstone.What.valueOf(row.getString(4)),
                row.getString(5),
                row.getLong(6),
                Columns.time(row, 7));
    }
}
