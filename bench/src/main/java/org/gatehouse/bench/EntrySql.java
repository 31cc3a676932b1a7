package org.gatehouse.bench;

import static org.gatehouse.bench.Plain.any;
import static org.gatehouse.bench.Plain.values;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.gatehouse.bench.WebAides.Container;

/** The SQL of calls about entries, and parameters for it. */
final class EntrySql {
    private static final String CONTAINERS =
            "select w.id, w.number, w.organization_id, w.user_id, w.kind, w.name, w.description, w.color, w.time_zone,"
                    + " w.created_seq, w.changed_seq, w.created_at, w.updated_at, u.protected, u.domain_id,"
                    + " o.change_seq, o.purged_seq, o.entries, o.bytes"
                    + " from webaide w join user_account u on u.id = w.user_id"
                    + " join webaide_owner o on o.user_id = w.user_id where ";

    static final String CONTAINER = CONTAINERS + "w.id = ? and w.organization_id = ?";

    static final String CONTAINER_BY_NUMBER = CONTAINERS + "w.number = ? and w.organization_id = ?";

    private static final String COLUMNS = "select id, number, user_id, webaide_id, kind, uid, bytes, first_seq,"
            + " created_seq, changed_seq, created_at, created_by, updated_at, title_key, sort_at";

    static final String ENTRY = COLUMNS
            + ", content from webaide_entry where user_id = ? and organization_id = ? and id = ? and webaide_id = ?";

    static final String ENTRY_BY_NUMBER =
            COLUMNS + ", content from webaide_entry where webaide_id = ? and organization_id = ? and number = ?";

    static final String TAKE =
            "update webaide_owner set change_seq = change_seq + ? where user_id = ? and organization_id = ?";

    static final String OWNER = "select change_seq, purged_seq, entries, bytes from webaide_owner where user_id = ?"
            + " and organization_id = ?";

    static final String WITHOUT_CONTENT =
            COLUMNS + " from webaide_entry where user_id = ? and organization_id = ? and id in (?)";

    static final String UPDATE = "update webaide_entry set content = ?, bytes = ?, title_key = ?, text_key = ?,"
            + " categories = ?, emails = ?, phones = ?, status = ?, starts_at = ?, ends_at = ?, due_at = ?, sort_at = ?,"
            + " changed_seq = ?, updated_at = ? where user_id = ? and organization_id = ? and id = ?";

    static final String COUNT = "update webaide_owner set entries = entries + ?, bytes = bytes + ? where user_id = ?"
            + " and organization_id = ?";

    static final String INSERT = "insert into webaide_entry (user_id, id, number, organization_id, webaide_id, kind,"
            + " uid, first_seq, created_seq, created_at, created_by, content, bytes, title_key, text_key, categories,"
            + " emails, phones, status, starts_at, ends_at, due_at, sort_at, changed_seq, updated_at)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String SAMPLE = "select content, bytes, title_key, text_key, categories, emails, phones,"
            + " status, starts_at, ends_at, due_at, sort_at from webaide_entry where user_id = ? and id = ?";

    private final UUID organization;
    private final WebAides webaides;
    private final Object[] changeable;
    /** Beyond those that the server gives. */
    private final AtomicLong number = new AtomicLong(1_000_000_000L);

    private EntrySql(UUID organization, WebAides webaides, Object[] changeable) {
        this.organization = organization;
        this.webaides = webaides;
        this.changeable = changeable;
    }

    static EntrySql of(Database database, UUID organization, WebAides webaides) throws SQLException {
        Container some = webaides.read().get(0);
        try (Connection connection = database.connect();
                PreparedStatement select = connection.prepareStatement(SAMPLE)) {
            Plain.set(select, some.user(), some.entries().get(0));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                Object[] sample = new Object[12];
                for (int i = 0; i < 11; i++) {
                    sample[i] = row.getObject(i + 1);
                }
                sample[11] = row.getObject(12, OffsetDateTime.class);
                return new EntrySql(organization, webaides, sample);
            }
        }
    }

    List<Object[]> container(String tag) {
        return values(any(webaides.read()).id(), organization);
    }

    List<Object[]> entry(String tag) {
        Container container = any(webaides.read());
        return values(container.user(), organization, any(container.entries()), container.id());
    }

    List<Object[]> take(String tag) {
        return values(1L, any(webaides.plain()).user(), organization);
    }

    List<Object[]> owner(String tag) {
        return values(any(webaides.read()).user(), organization);
    }

    List<Object[]> withoutContent(String tag) {
        Container container = any(webaides.read());
        return values(container.user(), organization, any(container.entries()));
    }

    List<Object[]> update(String tag) {
        Container container = any(webaides.plain());
        List<Object> values = new ArrayList<>(Arrays.asList(changeable));
        values.add(number.incrementAndGet());
        values.add(now());
        values.add(container.user());
        values.add(organization);
        values.add(any(container.entries()));
        return List.<Object[]>of(values.toArray());
    }

    List<Object[]> count(String tag) {
        return values(0L, 1L, any(webaides.plain()).user(), organization);
    }

    /** The rows of a new container, one at each call. */
    Plain.Values inserts() {
        Container[] container = new Container[1];
        int[] rows = new int[1];
        return tag -> {
            if (rows[0]++ % Api.BATCH == 0) {
                container[0] = webaides.empty().take();
            }
            return List.<Object[]>of(insert(container[0], rows[0]));
        };
    }

    private Object[] insert(Container container, int row) {
        UUID id = Sql.timeOrdered();
        long seq = number.incrementAndGet();
        List<Object> values = new ArrayList<>(List.of(
                container.user(),
                id,
                seq,
                organization,
                container.id(),
                "CONTACTS",
                "urn:uuid:" + id,
                seq,
                seq,
                now(),
                "First API code"));
        values.addAll(Arrays.asList(changeable));
        values.set(13, changeable[2] + " " + row); // titles differ, as they lie in an index
        values.add(seq);
        values.add(now());
        return values.toArray();
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC);
    }
}
