package org.gatehouse.webaides;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.stream.Stream;
import org.gatehouse.api.Listing;
import org.gatehouse.platform.Columns;
import org.gatehouse.platform.Jdbc;
import org.gatehouse.platform.Sql;
import org.gatehouse.platform.Times;
import org.gatehouse.webaides.content.Kind;

/** The containers of users. */
@ApplicationScoped
class WebAideRepository {
    private static final String COLUMNS =
            "w.id, w.number, w.organization_id, w.user_id, w.kind, w.name, w.description, w.color, w.time_zone,"
                    + " w.created_seq, w.changed_seq, w.created_at, w.updated_at";

    /** The organization stands in the container: so the index is enough for the entries. */
    private static final String COUNT =
            "select count(*) from webaide w join webaide_entry e on e.webaide_id = w.id where ";

    private static final String FIND = "select " + COLUMNS
            + ", u.protected, u.domain_id, o.change_seq, o.purged_seq, o.entries, o.bytes"
            + " from webaide w join user_account u on u.id = w.user_id"
            + " join webaide_owner o on o.user_id = w.user_id where ";

    private static final String INSERT =
            "insert into webaide (id, number, organization_id, user_id, kind, name, name_key,"
                    + " description, color, time_zone, created_seq, changed_seq, created_at, updated_at) values ";

    private static final String ROW = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    @Inject
    Jdbc jdbc;

    /**
     * One container with what decides about it.
     *
     * @param homeId the user's home domain, or null
     */
    record Found(WebAide webaide, boolean userIsProtected, UUID homeId, Owner owner) {}

    /** Asks for all at once: every request about entries begins with it. */
    Optional<Found> find(UUID organizationId, UUID id) {
        return find(new Sql(FIND + "w.id = ", id), organizationId);
    }

    /** The same by number. */
    Optional<Found> find(UUID organizationId, long number) {
        return find(new Sql(FIND + "w.number = ", number), organizationId);
    }

    private Optional<Found> find(Sql select, UUID organizationId) {
        return jdbc.first(
                select.add(" and w.organization_id = ", organizationId),
                row -> new Found(
                        read(row),
                        row.getBoolean(14),
                        Columns.id(row, 15),
                        new Owner(row.getLong(16), row.getLong(17), row.getLong(18), row.getLong(19))));
    }

    List<WebAide> list(UserKey user, WebAideFilter filter, Listing listing) {
        Sql select = of(user).add(" and w.kind in ").addAll(names(filter.kinds()));
        if (filter.nameKey() != null) {
            select.add(" and w.name_key = ", filter.nameKey());
        }
        if (listing.continues()) {
            select.add(" and (w.kind, w.name_key) > (", listing.afterText(0))
                    .add(", ", listing.afterText(1))
                    .add(")");
        }
        select.add(" order by w.kind, w.name_key limit ", listing.fetch());
        return jdbc.list(select, WebAideRepository::read);
    }

    /** All of these users, each user's by kind and name. */
    List<WebAide> ofUsers(UUID organizationId, Collection<UUID> userIds) {
        Sql select = new Sql("select " + COLUMNS + " from webaide w where w.organization_id = ", organizationId)
                .add(" and w.user_id in ")
                .addAll(userIds)
                .add(" order by w.user_id, w.kind, w.name_key");
        return jdbc.list(select, WebAideRepository::read);
    }

    /** Those of these kinds that changed after one number and up to another. */
    List<WebAide> changed(UserKey user, Collection<Kind> kinds, long after, long upTo) {
        Sql select = of(user).add(" and w.kind in ")
                .addAll(names(kinds))
                .add(" and w.changed_seq > ", after)
                .add(" and w.changed_seq <= ", upTo)
                .add(" order by w.changed_seq");
        return jdbc.list(select, WebAideRepository::read);
    }

    /** How many entries a container has. */
    long entries(WebAide webaide) {
        Sql select =
                new Sql(COUNT + "w.id = ", webaide.id()).add(" and w.organization_id = ", webaide.organizationId());
        return jdbc.first(select, row -> row.getLong(1)).orElse(0L);
    }

    int count(UserKey user) {
        Sql select = new Sql("select count(*) from webaide where user_id = ", user.userId())
                .add(" and organization_id = ", user.organizationId());
        return jdbc.first(select, row -> row.getInt(1)).orElse(0);
    }

    /** Whether the user has one of the kind and name of this one. */
    boolean hasNamesake(WebAide webaide) {
        Sql select = new Sql("select 1 from webaide where user_id = ", webaide.userId())
                .add(" and organization_id = ", webaide.organizationId())
                .add(" and kind = ", webaide.kind().name())
                .add(" and name_key = ", webaide.nameKey());
        return jdbc.first(select, row -> true).isPresent();
    }

    /** Adds containers, {@code together} of them with one statement. */
    void add(List<WebAide> webaides, int together) {
        StringJoiner rows = new StringJoiner(", ", INSERT, "");
        for (int i = 0; i < together; i++) {
            rows.add(ROW);
        }
        List<Object[]> values = webaides.stream().map(WebAideRepository::values).toList();
        List<Object[]> statements = new ArrayList<>();
        for (int from = 0; from < values.size(); from += together) {
            statements.add(values.subList(from, from + together).stream()
                    .flatMap(Stream::of)
                    .toArray());
        }
        jdbc.batch(rows.toString(), statements);
    }

    void update(WebAide webaide) {
        WebAideChange state = webaide.state();
        jdbc.execute(new Sql("update webaide set name = ", state.name())
                .add(", name_key = ", webaide.nameKey())
                .add(", description = ", state.description())
                .add(", color = ", state.color())
                .add(", time_zone = ", state.timeZone())
                .add(", changed_seq = ", webaide.changedSeq())
                .add(", updated_at = ", Times.column(webaide.updatedAt()))
                .add(" where id = ", webaide.id())
                .add(" and organization_id = ", webaide.organizationId()));
    }

    void remove(WebAide webaide) {
        jdbc.execute(new Sql("delete from webaide where id = ", webaide.id())
                .add(" and organization_id = ", webaide.organizationId()));
    }

    private static Sql of(UserKey user) {
        return new Sql("select " + COLUMNS + " from webaide w where w.user_id = ", user.userId())
                .add(" and w.organization_id = ", user.organizationId());
    }

    private static Object[] values(WebAide webaide) {
        WebAideChange state = webaide.state();
        return new Object[] {
            webaide.id(),
            webaide.number(),
            webaide.organizationId(),
            webaide.userId(),
            webaide.kind().name(),
            state.name(),
            webaide.nameKey(),
            state.description(),
            state.color(),
            state.timeZone(),
            webaide.createdSeq(),
            webaide.changedSeq(),
            Times.column(webaide.createdAt()),
            Times.column(webaide.updatedAt())
        };
    }

    static List<String> names(Collection<Kind> kinds) {
        return kinds.stream().map(Kind::name).toList();
    }

    private static WebAide read(ResultSet row) throws SQLException {
        return new WebAide(
                Columns.id(row, 1),
                row.getLong(2),
                Columns.id(row, 3),
                Columns.id(row, 4),
                Kind.valueOf(row.getString(5)),
                new WebAideChange(row.getString(6), row.getString(7), row.getString(8), row.getString(9)),
                row.getLong(10),
                row.getLong(11),
                Columns.time(row, 12),
                Columns.time(row, 13));
    }
}
