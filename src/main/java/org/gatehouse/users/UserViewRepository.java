package org.gatehouse.users;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gatehouse.api.Etag;
import org.gatehouse.api.Listing;
import org.gatehouse.api.StrictJson;
import org.gatehouse.platform.Columns;
import org.gatehouse.platform.Jdbc;
import org.gatehouse.platform.PlainText;
import org.gatehouse.platform.Sql;
import org.gatehouse.platform.Times;

/**
 * Pages of users as clients see them, straight from the rows. Making entities of a page takes longer than reading it, and no
 * query of JPA binds what the filters need on both providers.
 */
@ApplicationScoped
class UserViewRepository {
    private static final String COLUMNS =
            "select u.id, u.number, u.username, u.address, u.mailbox, u.domain_id, u.status, u.display_name,"
                    + " u.protected, u.created_at, u.updated_at, u.last_access_at, u.version, u.username_key";
    private static final String USERS = COLUMNS + " from user_account u where u.organization_id = ";
    private static final String HOMELESS = COLUMNS
            + " from homeless_member m join user_account u on u.id = m.user_id and u.organization_id = m.organization_id"
            + " where m.organization_id = ";

    @Inject
    Jdbc jdbc;

    @Inject
    StrictJson json;

    /** One of a page, with the key that the cursor remembers. */
    record Row(UserView view, String usernameKey) {}

    List<Row> list(UUID organizationId, UserFilter filter, UserVisibility visible, Listing listing) {
        return rows(sql(organizationId, filter, visible, listing));
    }

    /** Those at home in a domain with lower numbers than this, from the highest down. */
    List<UserView> below(long number, UUID organizationId, UUID domainId, UserVisibility visible, int most) {
        Sql sql = new Sql(USERS, organizationId)
                .add(" and u.domain_id = ", domainId)
                .add(" and u.number < ", number);
        visible.addTo(sql).add(" order by u.domain_id desc, u.number desc limit ", most);
        return rows(sql).stream().map(Row::view).toList();
    }

    /** Those of these users who have contact data, with it; up to 1 000. */
    Map<UUID, ProfiledUser> profiled(UUID organizationId, Collection<UserView> users) {
        if (users.isEmpty()) {
            return Map.of();
        }
        Map<UUID, UserView> byId = users.stream().collect(Collectors.toMap(UserView::id, user -> user));
        Sql sql = new Sql(
                        "select user_id, content, updated_at, version from user_profile where organization_id = ",
                        organizationId)
                .add(" and user_id in ")
                .addAll(byId.keySet());
        return jdbc
                .list(sql, row -> {
                    UUID id = Columns.id(row, 1);
                    return new ProfiledUser(
                            byId.get(id),
                            json.readOwn(row.getString(2), Profile.class),
                            Columns.time(row, 3),
                            Etag.of(id, row.getLong(4)));
                })
                .stream()
                .collect(Collectors.toMap(profiled -> profiled.user().id(), profiled -> profiled));
    }

    private List<Row> rows(Sql sql) {
        return jdbc.list(sql, UserViewRepository::read);
    }

    static Sql sql(UUID organizationId, UserFilter filter, UserVisibility visible, Listing listing) {
        Keys keys = filter.sort() == UserFilter.Sort.USERNAME ? Keys.BY_NAME : Keys.BY_CREATION;
        if (filter.domainId() != null) {
            Sql users = new Sql(USERS, organizationId).add(" and u.domain_id = ", filter.domainId());
            return addPage(addRest(users, keys.ofHomes(), filter, visible, listing), listing);
        }
        if (!visible.inDomainsOnly()) {
            return addPage(addRest(new Sql(USERS, organizationId), keys, filter, visible, listing), listing);
        }
        // one select for each domain and kind, on an index of its own: any other way would go through the organization
        List<Sql> atHome = new ArrayList<>();
        List<Sql> homeless = new ArrayList<>();
        for (UUID domain : visible.domains()) {
            Sql users = new Sql(USERS, organizationId).add(" and u.domain_id = ", domain);
            atHome.add(addFirst(addRest(users, keys.ofHomes(), filter, visible, listing), listing));
            Sql members = new Sql(HOMELESS, organizationId).add(" and m.domain_id = ", domain);
            homeless.add(addFirst(addRest(members, keys.ofMembers(), filter, visible, listing), listing));
        }
        Sql first = addFirst(new Sql().add(keys.orderOfUnion()), listing);
        Sql members = Sql.union("union", homeless, first); // somebody may be a member of several
        Sql page = addPage(new Sql().add(keys.orderOfUnion()), listing);
        return Sql.union("union all", List.of(Sql.union("union all", atHome, first), members), page);
    }

    private static Sql addPage(Sql sql, Listing listing) {
        sql.add(" limit ", listing.fetch());
        return listing.skip() == 0 ? sql : sql.add(" offset ", listing.skip());
    }

    /** Of a part, all that may be on the page or before it. */
    private static Sql addFirst(Sql sql, Listing listing) {
        return sql.add(" limit ", listing.skip() + listing.fetch());
    }

    /** All conditions but those on domains, and the order. */
    private static Sql addRest(Sql sql, Keys keys, UserFilter filter, UserVisibility visible, Listing listing) {
        visible.addTo(sql);
        if (filter.status() != null) {
            sql.add(" and u.status = ", filter.status().name());
        }
        if (filter.q() != null) {
            String key = PlainText.foldCase(filter.q());
            sql.add(" and (position(", key).add(" in u.username_key) > 0");
            sql.add(" or position(", key).add(" in u.address_key) > 0");
            sql.add(" or position(", key).add(" in u.display_name_key) > 0)");
        }
        if (filter.createdAfter() != null) {
            sql.add(" and u.created_at >= ", Times.column(filter.createdAfter()));
        }
        if (filter.createdBefore() != null) {
            sql.add(" and u.created_at < ", Times.column(filter.createdBefore()));
        }
        if (filter.modifiedAfter() != null) {
            sql.add(" and u.updated_at >= ", Times.column(filter.modifiedAfter()));
        }
        keys.addAfter(sql, listing);
        return sql.add(keys.order());
    }

    /**
     * What a page is ordered by.
     *
     * @param whole the column of the one domain or organization: H2 reads in the order of an index that begins with it only when it
     *     is named in the order and a range of what comes behind it is asked for, be it all
     * @param first the username or the time of making, in which case {@code second} is the id
     */
    private record Keys(String whole, String first, String second) {
        static final Keys BY_NAME = new Keys("u.organization_id", "u.username_key", null);
        static final Keys BY_CREATION = new Keys("u.organization_id", "u.created_at", "u.id");

        Keys ofHomes() {
            return new Keys("u.domain_id", first, second);
        }

        /** The same, as memberships of users without a home copy it. */
        Keys ofMembers() {
            return second == null
                    ? new Keys("m.domain_id", "m.username_key", null)
                    : new Keys("m.domain_id", "m.user_created_at", "m.user_id");
        }

        void addAfter(Sql sql, Listing listing) {
            if (second == null) {
                sql.add(" and " + first + " > ", listing.continues() ? listing.afterText(0) : "");
                return;
            }
            Instant from = listing.continues() ? listing.afterTime(0) : Instant.EPOCH;
            sql.add(" and " + first + " >= ", Times.column(from));
            if (listing.continues()) {
                sql.add(" and (" + first + ", " + second + ") > (", Times.column(from));
                sql.add(", ", listing.afterId(1)).add(")");
            }
        }

        String order() {
            return " order by " + whole + ", " + first + (second == null ? "" : ", " + second);
        }

        String orderOfUnion() {
            return second == null ? " order by username_key" : " order by created_at, id";
        }
    }

    private static Row read(ResultSet row) throws SQLException {
        UUID id = Columns.id(row, 1);
        long number = row.getLong(2);
        UserView view = new UserView(
                id,
                number,
                AccountCode.of(number),
                row.getString(3),
                row.getString(4),
                row.getBoolean(5),
                Columns.id(row, 6),
                Status.valueOf(row.getString(7)),
                row.getString(8),
                row.getBoolean(9),
                Columns.time(row, 10),
                Columns.time(row, 11),
                Columns.time(row, 12),
                Etag.of(id, row.getLong(13)));
        return new Row(view, row.getString(14));
    }
}
