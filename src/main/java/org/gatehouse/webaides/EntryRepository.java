package org.gatehouse.webaides;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gatehouse.api.Listing;
import org.gatehouse.platform.Chunks;
import org.gatehouse.platform.Columns;
import org.gatehouse.platform.Jdbc;
import org.gatehouse.platform.Sql;
import org.gatehouse.platform.Times;
import org.gatehouse.webaides.content.Content;
import org.gatehouse.webaides.content.Contents;
import org.gatehouse.webaides.content.Kind;

/** The entries of users. */
@ApplicationScoped
class EntryRepository {
    private static final String COLUMNS =
            "select id, number, user_id, webaide_id, kind, uid, bytes, first_seq, created_seq,"
                    + " changed_seq, created_at, created_by, updated_at, title_key, sort_at";

    private static final String INSERT =
            "insert into webaide_entry (user_id, id, number, organization_id, webaide_id, kind,"
                    + " uid, first_seq, created_seq, created_at, created_by, content, bytes, title_key, text_key, categories, emails,"
                    + " phones, status, starts_at, ends_at, due_at, sort_at, changed_seq, updated_at)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String UPDATE = "update webaide_entry set content = ?, bytes = ?, title_key = ?, text_key = ?,"
            + " categories = ?, emails = ?, phones = ?, status = ?, starts_at = ?, ends_at = ?, due_at = ?, sort_at = ?,"
            + " changed_seq = ?, updated_at = ? where user_id = ? and organization_id = ? and id = ?";

    @Inject
    Jdbc jdbc;

    @Inject
    Contents contents;

    /** One of a page, with what the cursor remembers. */
    record Row(Entry entry, Kind kind, String titleKey, OffsetDateTime sortAt) {
        private Row with(Entry full) {
            return new Row(full, kind, titleKey, sortAt);
        }

        /** What the cursor of a list in this order remembers. */
        List<String> keys(EntryFilter.Sort sort) {
            String id = entry.id().toString();
            return switch (sort) {
                case TITLE -> List.of(titleKey, id);
                case UPDATED -> List.of(Long.toString(entry.changedSeq()));
                case START, DUE -> List.of(Times.instant(sortAt).toString(), id);
            };
        }
    }

    Optional<Row> find(WebAide webaide, UUID id) {
        Sql select = of(webaide.user(), true).add(" and id = ", id).add(" and webaide_id = ", webaide.id());
        return jdbc.first(select, row -> read(row, true));
    }

    /** The entry of a container by number, with what it says. */
    Optional<Entry> find(WebAide webaide, long number) {
        return jdbc.first(in(webaide, true).add(" and number = ", number), row -> read(row, true)
                .entry());
    }

    /** The user's entries of these ids, in whatever container. */
    Map<UUID, Entry> find(UserKey user, Collection<UUID> ids, boolean withContent) {
        Map<UUID, Entry> found = new HashMap<>();
        Chunks.each(ids, some -> {
            Sql select = of(user, withContent).add(" and id in ").addAll(some);
            jdbc.list(select, row -> read(row, withContent).entry()).forEach(entry -> found.put(entry.id(), entry));
        });
        return found;
    }

    /** Those of these UIDs that entries of the container have. */
    Set<String> takenUids(WebAide webaide, Collection<String> uids) {
        Set<String> taken = new HashSet<>();
        Chunks.each(uids, some -> {
            Sql select = new Sql("select uid from webaide_entry where webaide_id = ", webaide.id())
                    .add(" and organization_id = ", webaide.organizationId())
                    .add(" and uid in ")
                    .addAll(some);
            taken.addAll(jdbc.list(select, row -> row.getString(1)));
        });
        return taken;
    }

    /** The container's entries of these UIDs, by UID, without what they say. */
    Map<String, Entry> named(WebAide webaide, Collection<String> uids) {
        Map<String, Entry> found = new HashMap<>();
        Chunks.each(uids, some -> {
            Sql select = in(webaide, false).add(" and uid in ").addAll(some);
            jdbc.list(select, row -> read(row, false).entry()).forEach(entry -> found.put(entry.uid(), entry));
        });
        return found;
    }

    /**
     * Those of a container whose UIDs come after one, and, if that is not null, not after another; by UID, which no entry
     * ever changes.
     */
    List<Entry> after(WebAide webaide, String uid, String lastUid, int most, boolean withContent) {
        Sql select = in(webaide, withContent).add(" and uid > ", uid);
        if (lastUid != null) {
            select.add(" and uid <= ", lastUid);
        }
        select.add(" order by uid limit ", most);
        return jdbc.list(select, row -> read(row, withContent).entry());
    }

    /** All of these users with what they say, those of a container by UID; for users with little. */
    List<Entry> ofUsers(UUID organizationId, Collection<UUID> userIds) {
        Sql select = new Sql(columns(true) + " where organization_id = ", organizationId)
                .add(" and user_id in ")
                .addAll(userIds)
                .add(" order by webaide_id, uid");
        return jdbc.list(select, row -> read(row, true).entry());
    }

    List<Row> list(WebAide webaide, EntryFilter filter, boolean withContent, Listing listing) {
        Sql select = in(webaide, withContent);
        EntryConditions.add(select, filter);
        EntryConditions.addOrder(select, filter.sort(), listing);
        return jdbc.list(select, row -> read(row, withContent));
    }

    /** The same rows with what the entries say, without those that have gone in the meantime. */
    List<Row> withContents(WebAide webaide, List<Row> rows) {
        Map<UUID, Entry> full =
                find(webaide.user(), rows.stream().map(row -> row.entry().id()).toList(), true);
        return rows.stream()
                .filter(row -> full.containsKey(row.entry().id()))
                .map(row -> row.with(full.get(row.entry().id())))
                .toList();
    }

    /** Those of a container that changed after one number and up to another, by number. */
    List<Row> changedIn(WebAide webaide, long after, long upTo, int most, boolean withContent) {
        return changed(in(webaide, withContent), after, upTo, most, withContent);
    }

    /** Those of a user, of these kinds, that changed after one number and up to another, by number. */
    List<Row> changedOf(UserKey user, Collection<Kind> kinds, long after, long upTo, int most, boolean withContent) {
        Sql select = of(user, withContent).add(" and kind in ").addAll(WebAideRepository.names(kinds));
        return changed(select, after, upTo, most, withContent);
    }

    /** The last change of a container's entries that meets the conditions, among their last ones. */
    Optional<ChangeTime> last(WebAide webaide, ChangeTime.Bound bound) {
        Sql select = new Sql("select changed_seq, updated_at from webaide_entry where webaide_id = ", webaide.id())
                .add(" and organization_id = ", webaide.organizationId());
        return jdbc.first(bound.add(select, "changed_seq", "updated_at"), ChangeTime::read);
    }

    /** Those of a container with numbers above {@code number}, by number, without what they say. */
    List<Entry> above(long number, WebAide webaide, EntryFilter filter, long skip, int most) {
        Sql select = in(webaide, false).add(" and number > ", number);
        EntryConditions.add(select, filter);
        select.add(" order by number limit ", most).add(" offset ", skip);
        return jdbc.list(select, row -> read(row, false).entry());
    }

    /** The container's entries of these numbers, their ids. */
    Map<Long, UUID> numbered(WebAide webaide, Collection<Long> numbers) {
        Map<Long, UUID> ids = new HashMap<>();
        Chunks.each(numbers, some -> {
            Sql select = new Sql("select number, id from webaide_entry where webaide_id = ", webaide.id())
                    .add(" and organization_id = ", webaide.organizationId())
                    .add(" and number in ")
                    .addAll(some);
            jdbc.list(select, row -> ids.put(row.getLong(1), Columns.id(row, 2)));
        });
        return ids;
    }

    void add(UserKey user, List<Entry> entries) {
        add(user.organizationId(), entries);
    }

    /** Adds entries of any users. */
    void add(UUID organizationId, List<Entry> entries) {
        List<Object[]> rows = new ArrayList<>();
        for (Entry entry : entries) {
            List<Object> values = new ArrayList<>();
            values.add(entry.userId());
            values.add(entry.id());
            values.add(entry.number());
            values.add(organizationId);
            values.add(entry.webaideId());
            values.add(entry.content().kind().name());
            values.add(entry.uid());
            values.add(entry.firstSeq());
            values.add(entry.createdSeq());
            values.add(Times.column(entry.createdAt()));
            values.add(entry.createdBy());
            addChangeable(values, entry);
            rows.add(values.toArray());
        }
        jdbc.batch(INSERT, rows);
    }

    void update(UserKey user, List<Entry> entries) {
        List<Object[]> rows = new ArrayList<>();
        for (Entry entry : entries) {
            List<Object> values = new ArrayList<>();
            addChangeable(values, entry);
            values.add(user.userId());
            values.add(user.organizationId());
            values.add(entry.id());
            rows.add(values.toArray());
        }
        jdbc.batch(UPDATE, rows);
    }

    /** Writes where an entry is now. */
    void move(UserKey user, Entry entry) {
        jdbc.execute(new Sql("update webaide_entry set webaide_id = ", entry.webaideId())
                .add(", created_seq = ", entry.createdSeq())
                .add(", changed_seq = ", entry.changedSeq())
                .add(", updated_at = ", Times.column(entry.updatedAt()))
                .add(" where user_id = ", user.userId())
                .add(" and organization_id = ", user.organizationId())
                .add(" and id = ", entry.id()));
    }

    void remove(UserKey user, List<UUID> ids) {
        jdbc.batch(
                "delete from webaide_entry where user_id = ? and organization_id = ? and id = ?",
                ids.stream()
                        .map(id -> new Object[] {user.userId(), user.organizationId(), id})
                        .toList());
    }

    private List<Row> changed(Sql select, long after, long upTo, int most, boolean withContent) {
        select.add(" and changed_seq > ", after)
                .add(" and changed_seq <= ", upTo)
                .add(" order by changed_seq limit ", most);
        return jdbc.list(select, row -> read(row, withContent));
    }

    private static Sql of(UserKey user, boolean withContent) {
        return new Sql(columns(withContent) + " where user_id = ", user.userId())
                .add(" and organization_id = ", user.organizationId());
    }

    private static Sql in(WebAide webaide, boolean withContent) {
        return new Sql(columns(withContent) + " where webaide_id = ", webaide.id())
                .add(" and organization_id = ", webaide.organizationId());
    }

    private static String columns(boolean withContent) {
        return COLUMNS + (withContent ? ", content from webaide_entry" : " from webaide_entry");
    }

    private static void addChangeable(List<Object> values, Entry entry) {
        EntryColumns columns = EntryColumns.of(entry.content());
        values.add(entry.content().json());
        values.add(entry.bytes());
        values.add(columns.titleKey());
        values.add(columns.textKey());
        values.add(columns.categories());
        values.add(columns.emails());
        values.add(columns.phones());
        values.add(columns.status());
        values.add(columns.startsAt());
        values.add(columns.endsAt());
        values.add(columns.dueAt());
        values.add(columns.sortAt());
        values.add(entry.changedSeq());
        values.add(Times.column(entry.updatedAt()));
    }

    private Row read(ResultSet row, boolean withContent) throws SQLException {
        Kind kind = Kind.valueOf(row.getString(5));
        String uid = row.getString(6);
        Content content = withContent ? contents.fromStored(kind, uid, row.getString(16)) : null;
        Entry entry = new Entry(
                Columns.id(row, 1),
                row.getLong(2),
                Columns.id(row, 3),
                Columns.id(row, 4),
                uid,
                content,
                row.getLong(7),
                row.getLong(8),
                row.getLong(9),
                row.getLong(10),
                Columns.time(row, 11),
                row.getString(12),
                Columns.time(row, 13));
        return new Row(entry, kind, row.getString(14), Times.column(Columns.time(row, 15)));
    }
}
