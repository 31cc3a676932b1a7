package org.gatehouse.users;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.gatehouse.api.Etag;
import org.gatehouse.api.Listing;
import org.gatehouse.platform.Columns;
import org.gatehouse.platform.PlainText;
import org.gatehouse.platform.Sql;
import org.gatehouse.platform.Times;

/**
 * Pages of users as clients see them, straight from the rows. Making entities of a page takes longer than reading it, and no
 * query of JPA binds what the filters need on both providers.
 */
@ApplicationScoped
class UserViewRepository {
    private static final String SELECT =
            "select id, number, username, address, mailbox, domain_id, status, display_name,"
                    + " protected, created_at, updated_at, last_access_at, version, username_key"
                    + " from user_account where organization_id = ";

    @Resource(lookup = "java:app/jdbc/gatehouse")
    DataSource database;

    /** One of a page, with the key that the cursor remembers. */
    record Row(UserView view, String usernameKey) {}

    List<Row> list(UUID organizationId, UserFilter filter, UserVisibility visible, Listing listing) {
        Sql sql = sql(organizationId, filter, visible, listing);
        try (Connection connection = database.getConnection();
                PreparedStatement select = sql.prepare(connection);
                ResultSet rows = select.executeQuery()) {
            List<Row> page = new ArrayList<>();
            while (rows.next()) {
                page.add(read(rows));
            }
            return page;
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not list users", e);
        }
    }

    private static Sql sql(UUID organizationId, UserFilter filter, UserVisibility visible, Listing listing) {
        if (!visible.inDomainsOnly() || filter.domainId() != null) {
            Sql sql = new Sql(SELECT, organizationId);
            if (filter.domainId() != null) {
                sql.add(" and domain_id = ", filter.domainId());
            }
            addRest(sql, filter, visible, listing);
            return sql;
        }
        // two selects, each on an index of its own; an "or" would read the whole organization
        Sql sql =
                new Sql("(" + SELECT, organizationId).add(" and domain_id in ").addAll(visible.domains());
        addRest(sql, filter, visible, listing);
        sql.add(") union all (" + SELECT, organizationId)
                .add(" and domain_id is null and id in (select user_id from domain_member where domain_id in ")
                .addAll(visible.domains())
                .add(")");
        addRest(sql, filter, visible, listing);
        return addOrder(sql.add(")"), filter).add(" limit ", listing.fetch());
    }

    /** All conditions but those on domains, the order and the limit. */
    private static void addRest(Sql sql, UserFilter filter, UserVisibility visible, Listing listing) {
        if (visible.only() != null) {
            sql.add(" and id = ", visible.only());
        }
        if (!visible.protectedToo()) {
            sql.add(" and not protected");
        }
        if (!visible.hidden().isEmpty()) {
            sql.add(" and id not in ").addAll(visible.hidden());
        }
        if (filter.status() != null) {
            sql.add(" and status = ", filter.status().name());
        }
        if (filter.q() != null) {
            String key = PlainText.foldCase(filter.q());
            sql.add(" and (position(", key).add(" in username_key) > 0");
            sql.add(" or position(", key).add(" in address_key) > 0");
            sql.add(" or position(", key).add(" in display_name_key) > 0)");
        }
        if (filter.createdAfter() != null) {
            sql.add(" and created_at >= ", Times.column(filter.createdAfter()));
        }
        if (filter.createdBefore() != null) {
            sql.add(" and created_at < ", Times.column(filter.createdBefore()));
        }
        if (filter.modifiedAfter() != null) {
            sql.add(" and updated_at >= ", Times.column(filter.modifiedAfter()));
        }
        if (listing.continues() && filter.sort() == UserFilter.Sort.USERNAME) {
            sql.add(" and username_key > ", listing.afterText(0));
        } else if (listing.continues()) {
            sql.add(" and (created_at, id) > (", Times.column(listing.afterTime(0)));
            sql.add(", ", listing.afterId(1)).add(")");
        }
        addOrder(sql, filter).add(" limit ", listing.fetch());
    }

    private static Sql addOrder(Sql sql, UserFilter filter) {
        return sql.add(
                filter.sort() == UserFilter.Sort.USERNAME ? " order by username_key" : " order by created_at, id");
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
