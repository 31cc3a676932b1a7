package org.gatehouse.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.api.Listing;
import org.gatehouse.platform.Sql;
import org.gatehouse.security.Bounds;
import org.gatehouse.support.MigratedDatabase;
import org.gatehouse.support.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What H2 reads for a page of users: a page, in the order of an index. */
class UserListOnH2IT {
    private static final UUID ORGANIZATION = new UUID(1, 0);
    private static final UUID DOMAIN = new UUID(2, 0);
    private static final int LIMIT = 20;
    private static final Pattern READ = Pattern.compile("scanCount: (\\d+)");

    private static MigratedDatabase database;

    @BeforeAll
    static void fill() throws SQLException {
        assumeFalse(TestDatabase.isPostgresql(), "explains as H2 does");
        database = MigratedDatabase.fresh();
        database.addOrganization(ORGANIZATION);
        database.addDomain(ORGANIZATION, DOMAIN);
        String name = "lpad(\"X\", 5, '0') || '@x.example'";
        database.execute(
                "insert into user_account (id, number, organization_id, username, username_key, address, address_key,"
                        + " mailbox, domain_id, status, protected, version, created_at, updated_at)"
                        + " select cast('00000000-0000-0000-0003-' || lpad(\"X\", 12, '0') as uuid), \"X\", '"
                        + ORGANIZATION + "', "
                        + String.join(", ", name, name, name, name) + ", true, '" + DOMAIN + "', 'ENABLED', false, 0,"
                        + " timestamp with time zone '2026-11-01 00:00:00+00' + \"X\" * interval '1' second, now()"
                        + " from system_range(1, 5000)");
        database.execute("analyze");
    }

    @ParameterizedTest
    @EnumSource(UserFilter.Sort.class)
    void isAPageOfAnOrganization(UserFilter.Sort sort) throws SQLException {
        assertReadsAPage(new UserFilter(null, null, null, null, null, null, sort), sort);
    }

    @ParameterizedTest
    @EnumSource(UserFilter.Sort.class)
    void isAPageOfADomain(UserFilter.Sort sort) throws SQLException {
        assertReadsAPage(new UserFilter(DOMAIN, null, null, null, null, null, sort), sort);
    }

    @ParameterizedTest
    @EnumSource(
            value = UserFilter.Sort.class,
            names = {"CREATED"})
    void isAPageOfThoseMadeInATime(UserFilter.Sort sort) throws SQLException {
        Instant from = Instant.parse("2026-11-01T00:10:00Z");
        assertReadsAPage(UserFilter.made(Status.ENABLED, from, from.plusSeconds(3_000)), sort);
    }

    /** The first page and a later one. */
    private static void assertReadsAPage(UserFilter filter, UserFilter.Sort sort) throws SQLException {
        Listing first = Listing.numbered(1, LIMIT);
        List<String> keys = sort == UserFilter.Sort.USERNAME
                ? List.of("01000@x.example")
                : List.of("2026-11-01T00:20:00Z", new UUID(0, 0).toString());
        for (Listing page : List.of(first, first.after(keys))) {
            String plan = plan(filter, page);
            Matcher read = READ.matcher(plan);
            assertThat(read.find()).as(plan).isTrue();
            assertThat(Integer.parseInt(read.group(1))).as(plan).isLessThanOrEqualTo(LIMIT + 2);
        }
    }

    private static String plan(UserFilter filter, Listing page) throws SQLException {
        UserVisibility all = new UserVisibility(true, new Bounds(Set.of(), Set.of()), null);
        try (Connection connection = database.getConnection();
                PreparedStatement explain = new Sql()
                        .add("explain analyze ")
                        .add(UserViewRepository.sql(ORGANIZATION, filter, all, page))
                        .prepare(connection);
                ResultSet lines = explain.executeQuery()) {
            lines.next();
            return lines.getString(1);
        }
    }
}
