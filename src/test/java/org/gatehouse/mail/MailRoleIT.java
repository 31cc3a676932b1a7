package org.gatehouse.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.gatehouse.support.MigratedDatabase;
import org.gatehouse.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the role of mail servers may do: read the seven views, and nothing else. */
class MailRoleIT {
    private static final String DENIED = "42501";
    private static final UUID ORGANIZATION = new UUID(1, 1);
    private static final UUID DOMAIN = new UUID(2, 1);
    private static final UUID VERIFIED = new UUID(2, 2);
    private static final UUID USER = new UUID(3, 1);

    private static MigratedDatabase database;

    private Connection role;

    @BeforeAll
    static void makeTheRole() throws SQLException, IOException {
        assumeTrue(TestDatabase.isPostgresql(), "H2 has no mail servers to read it");
        database = MigratedDatabase.fresh();
        database.addOrganization(ORGANIZATION);
        database.addDomain(ORGANIZATION, DOMAIN); // not verified, so hidden with its user
        database.addUser(ORGANIZATION, USER);
        database.addDomain(ORGANIZATION, VERIFIED);
        database.execute("update mail_domain set verified_at = created_at where id = ?", VERIFIED);
        database.execute(
                "insert into mail_address values ('ada@x.example', ?, ?, 'USER', ?)", ORGANIZATION, DOMAIN, USER);
        try (Connection superuser = database.getConnection("postgres", "")) {
            MailRole.make(superuser);
            MailRole.make(superuser); // as after an upgrade
        }
    }

    @BeforeEach
    void connect() throws SQLException {
        role = database.getConnection(MailRole.NAME, MailRole.PASSWORD);
    }

    @AfterEach
    void disconnect() throws SQLException {
        role.close();
    }

    @Test
    void readsTheViews() throws SQLException {
        for (String view : MailRole.VIEWS) {
            assertThat(strings("select * from " + view)).as(view).hasSize(view.equals("mta_domain") ? 1 : 0);
        }
    }

    @Test
    void readsNothingElse() throws SQLException {
        List<String> others = strings("select tablename from pg_tables where schemaname = 'public'");
        others.addAll(strings("select viewname from pg_views where schemaname = 'public'"));
        others.addAll(strings("select sequencename from pg_sequences where schemaname = 'public'"));
        others.removeAll(MailRole.VIEWS);

        assertThat(others).contains("user_account", "audit_event", "dkim_published_key", "from_address", "user_number");
        for (String other : others) {
            assertDenied("select * from " + other);
        }
    }

    @Test
    void writesNothing() throws SQLException {
        execute("set default_transaction_read_only = off");
        assertDenied("delete from mta_domain"); // the others are joins, which nobody can write to
        assertDenied("update mta_domain set name = 'x'");
        assertDenied("create table leak (x int)");
        assertDenied("create role helper");
    }

    /** A cast in a condition fails with the value in its message; it must see no row that the view leaves out. */
    @Test
    void learnsNothingOfRowsThatTheViewsLeaveOut() throws SQLException {
        execute("set enable_nestloop = off"); // the condition would be computed where the address is read, before any
        // join
        assertThat(strings("select password from mda_user where cast(username as integer) = 1"))
                .isEmpty();
    }

    private void assertDenied(String sql) {
        assertThatThrownBy(() -> execute(sql)).as(sql).isInstanceOfSatisfying(SQLException.class, e -> assertThat(
                        e.getSQLState())
                .isEqualTo(DENIED));
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = role.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> strings(String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = role.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
