package org.gatehouse.webaides;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.gatehouse.api.Cursors;
import org.gatehouse.api.Listing;
import org.gatehouse.platform.Jdbc;
import org.gatehouse.platform.Times;
import org.gatehouse.support.MigratedDatabase;
import org.gatehouse.support.TestDatabase;
import org.gatehouse.webaides.content.Kind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** How PostgreSQL finds changes among 100 000 entries: by ranges of indexes, whose cost is that of the changes. */
@EnabledIf("isPostgresql")
class DeltaPlanIT {
    private static final int MANY = 100_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private static MigratedDatabase database;
    private static WithoutServer parts;
    private static WebAide notes;
    private static WebAide few;

    private final List<String> sent = new ArrayList<>();

    static boolean isPostgresql() {
        return TestDatabase.isPostgresql();
    }

    @BeforeAll
    static void fill() throws SQLException {
        database = MigratedDatabase.fresh();
        parts = new WithoutServer(database);
        notes = parts.container("Notes", 1);
        few = parts.container("Few", 2);
        insert(notes, MANY, 0);
        insert(few, 100, MANY);
        parts.execute(
                "insert into webaide_tombstone (user_id, entry_id, webaide_id, organization_id, kind, what, uid, deleted_seq,"
                        + " deleted_at) select ?, gen_random_uuid(), ?, ?, 'NOTES', 'ENTRY', 'u', ? + n, now()"
                        + " from generate_series(1, 20000) n",
                parts.userId(),
                notes.id(),
                parts.organizationId(),
                2 * MANY);
        parts.execute("analyze");
    }

    private static void insert(WebAide webaide, int count, int from) throws SQLException {
        parts.execute(
                "insert into webaide_entry (user_id, id, number, organization_id, webaide_id, kind, uid, content, bytes,"
                        + " title_key, sort_at, first_seq, created_seq, changed_seq, created_at, created_by, updated_at)"
                        + " select ?, gen_random_uuid(), n, ?, ?, 'NOTES', 'u' || n, '{\"title\":\"some title\"}', 22,"
                        + " 'title ' || n, now(), n, n, n, now(), 'me', now() from generate_series(?, ?) n",
                parts.userId(),
                parts.organizationId(),
                webaide.id(),
                from + 1,
                from + count);
    }

    /** A repository whose statements are noted. */
    private Jdbc noting() {
        return Jdbc.on(proxy(DataSource.class, database));
    }

    private <T> T proxy(Class<T> type, T real) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        sent.add((String) arguments[0]);
                    }
                    try {
                        Object answer = method.invoke(real, arguments);
                        return answer instanceof Connection connection ? proxy(Connection.class, connection) : answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private EntryRepository entries() {
        EntryRepository entries = new EntryRepository();
        entries.jdbc = noting();
        entries.contents = parts.entries.contents;
        return entries;
    }

    private TombstoneRepository tombstones() {
        TombstoneRepository tombstones = new TombstoneRepository();
        tombstones.jdbc = noting();
        return tombstones;
    }

    private static JsonNode plan(String sql, Object... values) throws Exception {
        try (Connection connection = database.getConnection();
                PreparedStatement explain = connection.prepareStatement("explain (format json) " + sql)) {
            for (int i = 0; i < values.length; i++) {
                explain.setObject(i + 1, values[i]);
            }
            try (ResultSet row = explain.executeQuery()) {
                row.next();
                return JSON.readTree(row.getString(1)).at("/0/Plan");
            }
        }
    }

    /** Only a limit over a scan of this index, in its order, with all of the key in the condition. */
    private static void assertRange(JsonNode plan, String index, String column) {
        assertThat(plan.path("Node Type").asText()).as(plan.toPrettyString()).isEqualTo("Limit");
        JsonNode scan = plan.at("/Plans/0");
        assertThat(scan.path("Node Type").asText()).as(plan.toPrettyString()).isEqualTo("Index Scan");
        assertThat(scan.path("Index Name").asText()).isEqualTo(index);
        assertThat(scan.path("Index Cond").asText()).contains("_id = ", column + " > ", column + " <= ");
        assertThat(scan.path("Plans")).isEmpty();
    }

    @Test
    void ofAContainerIsTwoRanges() throws Exception {
        entries().changedIn(notes, MANY - 10, 3 * MANY, 101, true);
        tombstones().goneFrom(notes, MANY - 10, 3 * MANY, 101);

        assertThat(sent).hasSize(2);
        Object[] values = {notes.id(), parts.organizationId(), (long) MANY - 10, 3L * MANY, 101};
        assertRange(plan(sent.get(0), values), "webaide_entry_by_change", "changed_seq");
        assertRange(plan(sent.get(1), values), "webaide_tombstone_by_change", "deleted_seq");
    }

    @Test
    void ofAFirstPageIsARangeToo() throws Exception {
        entries().changedIn(notes, 0, 3 * MANY, 1001, true);

        assertRange(
                plan(sent.get(0), notes.id(), parts.organizationId(), 0L, 3L * MANY, 1001),
                "webaide_entry_by_change",
                "changed_seq");
    }

    @Test
    void ofAUserIsTwoRanges() throws Exception {
        Set<Kind> kinds = Set.of(Kind.NOTES);
        entries().changedOf(parts.user(), kinds, MANY - 10, 3 * MANY, 101, true);
        tombstones().goneOf(parts.user(), kinds, MANY - 10, 3 * MANY, 101);

        Object[] ofEntries = {parts.userId(), parts.organizationId(), "NOTES", (long) MANY - 10, 3L * MANY, 101};
        Object[] ofTombstones = {
            parts.userId(), parts.organizationId(), "MOVED", "NOTES", (long) MANY - 10, 3L * MANY, 101
        };
        assertRange(plan(sent.get(0), ofEntries), "webaide_entry_by_user_change", "changed_seq");
        assertRange(plan(sent.get(1), ofTombstones), "webaide_tombstone_by_user_change", "deleted_seq");
    }

    /** Backwards from the end, to the first that is old enough. */
    @Test
    void ofADateIsOneRangeOfEachBackwards() throws Exception {
        Instant longAgo = Instant.parse("2026-11-22T04:00:00Z");
        ChangeTime.Bound before = new ChangeTime.Before(Instant.parse("2100-01-01T00:00:00Z"));
        entries().last(notes, before);
        tombstones().last(notes, before);
        entries().last(notes, new ChangeTime.InEarlierTransaction(new ChangeTime(MANY, longAgo)));

        Object[] values = {notes.id(), parts.organizationId(), OffsetDateTime.parse("2100-01-01T00:00:00Z")};
        assertBackwards(plan(sent.get(0), values), "webaide_entry_by_change");
        assertBackwards(plan(sent.get(1), values), "webaide_tombstone_by_change");
        assertBackwards(
                plan(sent.get(2), notes.id(), parts.organizationId(), (long) MANY, Times.column(longAgo)),
                "webaide_entry_by_change");
    }

    private static void assertBackwards(JsonNode plan, String index) {
        assertThat(plan.path("Node Type").asText()).as(plan.toPrettyString()).isEqualTo("Limit");
        JsonNode scan = plan.at("/Plans/0");
        assertThat(scan.path("Node Type").asText()).as(plan.toPrettyString()).isEqualTo("Index Scan");
        assertThat(scan.path("Index Name").asText()).isEqualTo(index);
        assertThat(scan.path("Scan Direction").asText()).isEqualTo("Backward");
    }

    @Test
    void ofAPageByNumberIsARangeOfItsIndex() throws Exception {
        entries().above(MANY / 2, few, EntryFilter.ofRange(null, null), 10, 50);

        JsonNode plan = plan(sent.get(0), few.id(), parts.organizationId(), MANY / 2L, 50, 10L);
        assertThat(plan.at("/Plans/0/Node Type").asText())
                .as(plan.toPrettyString())
                .isEqualTo("Index Scan");
        assertThat(plan.at("/Plans/0/Index Name").asText()).isEqualTo("webaide_entry_by_number");
        assertThat(plan.at("/Plans/0/Index Cond").asText()).contains("webaide_id = ", "number > ");
    }

    @Test
    void ofAPageOfTheListIsARangeOfTheIndexOfItsOrder() throws Exception {
        Listing listing = new Cursors().listing("100", null, "entries");
        for (EntryFilter.Sort sort : List.of(EntryFilter.Sort.TITLE, EntryFilter.Sort.UPDATED)) {
            sent.clear();
            entries()
                    .list(
                            notes,
                            new EntryFilter(null, null, null, null, null, null, null, null, null, false, sort),
                            true,
                            listing);

            JsonNode plan = plan(sent.get(0), notes.id(), parts.organizationId(), 101);
            assertThat(plan.at("/Plans/0/Node Type").asText())
                    .as(plan.toPrettyString())
                    .isEqualTo("Index Scan");
            assertThat(plan.at("/Plans/0/Index Name").asText())
                    .isEqualTo(sort == EntryFilter.Sort.TITLE ? "webaide_entry_by_title" : "webaide_entry_by_change");
        }
    }
}
