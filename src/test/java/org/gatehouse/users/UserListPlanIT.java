package org.gatehouse.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gatehouse.api.Cursors;
import org.gatehouse.api.Listing;
import org.gatehouse.platform.Sql;
import org.gatehouse.security.Bounds;
import org.gatehouse.support.MigratedDatabase;
import org.gatehouse.support.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What PostgreSQL reads for a page of users of a code that is bound to domains: about a page, not the organization. */
class UserListPlanIT {
    private static final UUID ORGANIZATION = new UUID(1, 0);
    private static final UUID BIG = new UUID(2, 1);
    private static final UUID SMALL = new UUID(2, 2);
    private static final UUID FULL_OF_HOMELESS = new UUID(2, 3);
    private static final int LIMIT = 20;
    private static final Pattern READ = Pattern.compile("actual rows=(\\d+) loops=(\\d+)");
    private static final Pattern THROWN_AWAY = Pattern.compile("Rows Removed by (?:Join )?Filter: (\\d+)");

    private static MigratedDatabase database;

    /** 30 000 at home in one domain, 30 in another, 10 000 homeless members of a third, 20 000 of none. */
    @BeforeAll
    static void fill() throws SQLException {
        assumeTrue(TestDatabase.isPostgresql(), "explains as PostgreSQL does");
        database = MigratedDatabase.fresh();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : new String[] {
                "insert into organization values ('%s', 1, 'o', 'o', '{}', false, 0, 0, now(), now())"
                        .formatted(ORGANIZATION),
                domain(BIG),
                domain(SMALL),
                domain(FULL_OF_HOMELESS),
                users(1, 30_000, "'" + BIG + "'"),
                users(30_001, 30_030, "'" + SMALL + "'"),
                users(40_001, 70_000, "null"),
                "insert into domain_member select domain_id, id, organization_id, now() from user_account"
                        + " where domain_id is not null",
                members(SMALL, 1, 5_000), // guests at home in the big one
                members(SMALL, 40_001, 40_010),
                members(FULL_OF_HOMELESS, 40_001, 50_000),
                "insert into homeless_member select m.domain_id, m.user_id, m.organization_id, u.username_key, u.created_at"
                        + " from domain_member m join user_account u on u.id = m.user_id where u.domain_id is null",
                "analyze"
            }) {
                statement.execute(sql);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(UserFilter.Sort.class)
    void isOnePageForOneDomain(UserFilter.Sort sort) throws SQLException {
        for (UUID domain : List.of(BIG, SMALL, FULL_OF_HOMELESS)) {
            assertReadsPages(2, sort, Set.of(domain));
        }
    }

    @ParameterizedTest
    @EnumSource(UserFilter.Sort.class)
    void isOnePageForEachOfSeveral(UserFilter.Sort sort) throws SQLException {
        assertReadsPages(6, sort, Set.of(BIG, SMALL, FULL_OF_HOMELESS));
    }

    /** Hidden users are no reason to look at more than there are of them. */
    @Test
    void isLittleMoreWithoutHiddenUsers() throws SQLException {
        Bounds bounds = new Bounds(Set.of(id(1), id(2), id(40_001)), Set.of(BIG, SMALL));
        List<String> plan = plan(UserFilter.Sort.USERNAME, bounds);

        assertThat(read(plan)).as(String.join("\n", plan)).isLessThanOrEqualTo(5L * (LIMIT + 1));
    }

    /** However far the page is from the first one. */
    @ParameterizedTest
    @ValueSource(ints = {0, 20_000, 90_000})
    void isOnePageOfThoseMadeInATime(int secondsBeforeTheLast) throws SQLException {
        Instant now = Instant.now();
        Instant last = now.minusSeconds(100_000L - secondsBeforeTheLast);
        Listing page = Listing.numbered(1, LIMIT).after(List.of(last.toString(), id(1).toString()));
        UserFilter filter = UserFilter.made(null, now.minusSeconds(200_000), now);
        List<String> plan =
                plan(UserViewRepository.sql(ORGANIZATION, filter, new UserVisibility(true, Bounds.NONE, null), page));

        String text = String.join("\n", plan);
        assertThat(read(plan)).as(text).isLessThanOrEqualTo(LIMIT + 1);
        assertThat(text).doesNotContain("Seq Scan");
    }

    private static void assertReadsPages(int pages, UserFilter.Sort sort, Set<UUID> domains) throws SQLException {
        List<String> plan = plan(sort, new Bounds(Set.of(), domains));

        String text = String.join("\n", plan);
        assertThat(read(plan)).as(text).isLessThanOrEqualTo((long) pages * (LIMIT + 1));
        assertThat(text).doesNotContain("Seq Scan");
    }

    /** The most rows that a scan of users or memberships has read, with those that it threw away. */
    private static long read(List<String> plan) {
        long rows = 0;
        boolean scan = false;
        for (String line : plan) {
            Stream<MatchResult> found = READ.matcher(line).results();
            for (MatchResult match : found.toList()) {
                scan = line.contains(" on user_account") || line.contains(" on homeless_member");
                rows += scan ? Long.parseLong(match.group(1)) * Long.parseLong(match.group(2)) : 0;
            }
            for (MatchResult match : THROWN_AWAY.matcher(line).results().toList()) {
                rows += scan ? Long.parseLong(match.group(1)) : 0;
            }
        }
        assertThat(rows).isPositive();
        return rows;
    }

    private static List<String> plan(UserFilter.Sort sort, Bounds bounds) throws SQLException {
        UserFilter filter = new UserFilter(null, null, null, null, null, null, sort);
        Listing listing = new Cursors().listing(String.valueOf(LIMIT), null, "users");
        return plan(UserViewRepository.sql(ORGANIZATION, filter, new UserVisibility(true, bounds, null), listing));
    }

    private static List<String> plan(Sql sql) throws SQLException {
        List<String> plan = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement explain = new Sql()
                        .add("explain (analyze, timing off, costs off) ")
                        .add(sql)
                        .prepare(connection);
                ResultSet lines = explain.executeQuery()) {
            while (lines.next()) {
                plan.add(lines.getString(1));
            }
        }
        return plan;
    }

    private static String domain(UUID id) {
        return "insert into mail_domain values ('%s', %d, '%s', 'd%2$d.example', null, true, null, 0, null, 0, now(), now())"
                .formatted(id, id.getLeastSignificantBits(), ORGANIZATION);
    }

    private static UUID id(int number) {
        return UUID.fromString("00000000-0000-0000-0003-%012d".formatted(number));
    }

    /** Names and times of making are spread over the domains. */
    private static String users(int first, int last, String domain) {
        String name = "md5(n::text) || '@x.example'";
        return "insert into user_account (id, number, organization_id, username, username_key, address, address_key, mailbox,"
                + " domain_id, status, protected, version, created_at, updated_at)"
                + " select ('00000000-0000-0000-0003-' || lpad(n::text, 12, '0'))::uuid, n, '" + ORGANIZATION + "', "
                + name
                + ", " + name + ", " + name + ", " + name + ", " + domain + "::uuid is not null, " + domain
                + "::uuid, 'ENABLED', false, 0, now() - ((n * 7919) % 100000) * interval '1 second', now()"
                + " from generate_series(" + first + ", " + last + ") n";
    }

    private static String members(UUID domain, int first, int last) {
        return "insert into domain_member select '" + domain
                + "', id, organization_id, now() from user_account where number" + " between " + first + " and " + last;
    }
}
