package org.gatehouse.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.gatehouse.support.MigratedDatabase;
import org.gatehouse.support.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What PostgreSQL reads when a mail server looks something up among 100 000 users: by index, and about what it finds. */
class MailViewPlanIT {
    private static final Pattern READ = Pattern.compile("actual rows=(\\d+) loops=(\\d+)");
    private static final Pattern THROWN_AWAY = Pattern.compile("Rows Removed by (?:Join )?Filter: (\\d+)");

    private static MigratedDatabase database;

    /** 1 000 domains of 100 users, each with an alias to 20 of them, a catch-all, a key, and users who may send as more. */
    @BeforeAll
    static void fill() throws SQLException, IOException {
        assumeTrue(TestDatabase.isPostgresql(), "explains as PostgreSQL does");
        database = MigratedDatabase.fresh();
        try (Connection superuser = database.getConnection("postgres", "");
                Statement statement = superuser.createStatement()) {
            for (String sql : new String[] {
                "insert into organization values (" + id("1", "0") + ", 1, 'o', 'o', '{}', false, 0, 0, now(), now())",
                "insert into mail_domain select " + id("2", "n") + ", n, " + id("1", "0")
                        + ", 'd' || n || '.example', null, true, now(), 0, null, 0, now(), now() from generate_series(1, 1000) n",
                "insert into user_account (id, number, organization_id, username, username_key, address, address_key, mailbox,"
                        + " domain_id, status, protected, password_hash, version, created_at, updated_at) select "
                        + id("3", "n") + ", n, " + id("1", "0") + ", a, a, a, a, true, " + id("2", "d")
                        + ", 'ENABLED', false, '$6$x', 0, now(), now() from (select n, d, 'u' || n || '@d' || d || '.example' a"
                        + " from (select n, (n - 1) / 100 + 1 d from generate_series(1, 100000) n) numbers) users",
                "insert into mail_address select address_key, organization_id, domain_id, 'USER', id from user_account",
                alias("4", "info@"),
                alias("5", "@"),
                "insert into mail_address select address_key, organization_id, domain_id, 'ALIAS', id from alias",
                "insert into alias_destination select l.id, p, l.organization_id, u.address, u.address_key from alias l"
                        + " join user_account u on u.domain_id = l.domain_id join generate_series(1, 20) p on p = u.number % 100",
                "insert into from_address (user_id, sender, kind, organization_id, created_at)"
                        + " select id, 's' || address_key, 'ADDRESS', organization_id, now() from user_account where number % 2 = 0",
                "insert into from_address (user_id, sender, kind, organization_id, created_at)"
                        + " select u.id, d.name, 'DOMAIN', u.organization_id, now() from user_account u"
                        + " join mail_domain d on d.id = u.domain_id where u.number % 50 = 0",
                "insert into user_quota (user_id, organization_id, mailbox_bytes, version, updated_at)"
                        + " select id, organization_id, 1000, 0, now() from user_account where number % 3 = 0",
                "insert into dkim_key (id, organization_id, domain_id, selector, algorithm, state, active_of, switches, keep_days,"
                        + " sealed_private_key, public_key, version, created_at, updated_at) select id, organization_id, id, 's',"
                        + " 'RSA_2048', 'ACTIVE', id, false, 7, 'x', 'x', 0, now(), now() from mail_domain",
                "insert into dkim_published_key select id, organization_id, id, name, 's', 'x' from mail_domain",
                "analyze"
            }) {
                statement.execute(sql);
            }
            MailRole.make(superuser);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select name from mta_domain where name = 'd7.example'",
                "select maildir from mta_mailbox where address = 'u700@d7.example'",
                "select goto from mta_alias where address = 'info@d7.example'",
                "select goto from mta_alias where address = '@d7.example'",
                "select goto from mta_alias where address = 'u700@d7.example'",
                "select login from mta_sender_login where address in ('u700@d7.example', '@d7.example')",
                "select login from mta_sender_login where address = 'su700@d7.example'",
                "select password from mda_user where username = 'u700@d7.example' and active",
                "select key_id from dkim_signingtable where match = 'd7.example'",
                "select domain, selector, private_key from dkim_keytable"
                        + " where key_id = '00000000-0000-0000-0002-000000000007'"
            })
    void beginsAtAnIndex(String query) throws SQLException {
        List<String> plan = plan(query);
        String text = String.join("\n", plan);

        assertThat(rows(query)).isPositive();
        assertThat(text).doesNotContain("Seq Scan on user_account", "Seq Scan on mail_address", "Seq Scan on alias");
        assertThat(text).doesNotContain("Seq Scan on from_address", "Seq Scan on dkim", "Seq Scan on user_quota");
        assertThat(read(plan)).as(text).isLessThan(200);
    }

    /** The most rows that scans have read, with those that they threw away; the small table of domains may be hashed. */
    private static long read(List<String> plan) {
        long rows = 0;
        boolean scan = false;
        for (String line : plan) {
            for (MatchResult match : READ.matcher(line).results().toList()) {
                scan = line.contains("Scan") && line.contains(" on ") && !line.contains(" on mail_domain");
                rows += scan ? Long.parseLong(match.group(1)) * Long.parseLong(match.group(2)) : 0;
            }
            for (MatchResult match : THROWN_AWAY.matcher(line).results().toList()) {
                rows += scan ? Long.parseLong(match.group(1)) : 0;
            }
        }
        return rows;
    }

    private static long rows(String query) throws SQLException {
        return lines("select count(*) from (" + query + ") found").stream()
                .mapToLong(Long::parseLong)
                .sum();
    }

    private static List<String> plan(String query) throws SQLException {
        return lines("explain (analyze, timing off, costs off) " + query);
    }

    private static List<String> lines(String sql) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = database.getConnection(MailRole.NAME, MailRole.PASSWORD);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        }
        return lines;
    }

    private static String alias(String kind, String prefix) {
        return "insert into alias select " + id(kind, "number") + ", " + kind + "0000 + number, organization_id, id, '"
                + prefix + "' || name, '" + prefix
                + "' || name, 'DELIVER', true, null, 0, now(), now() from mail_domain";
    }

    private static String id(String kind, String number) {
        return "('00000000-0000-0000-000" + kind + "-' || lpad((" + number + ")::text, 12, '0'))::uuid";
    }
}
