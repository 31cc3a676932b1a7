package org.gatehouse.webaides;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.gatehouse.support.TestDatabase;
import org.junit.jupiter.api.Test;

/** Users who were there before WebAides have what new ones get. */
class GivenWebAidesIT {
    private static final String BEFORE = "202611221520";

    private final TestDatabase database = TestDatabase.fresh();

    private FluentConfiguration flyway() {
        String vendor = TestDatabase.isPostgresql() ? "postgresql" : "h2";
        return Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .locations("classpath:db/migration/common", "classpath:db/migration/vendor/" + vendor);
    }

    @Test
    void byTheMigration() throws SQLException {
        flyway().target(BEFORE).load().migrate();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into organization (id, number, name, name_key, settings, operators, version,"
                    + " created_at, updated_at) values (gen_random_uuid(), 1, 'x', 'x', '{}', false, 1,"
                    + " current_timestamp, current_timestamp)");
            for (int i = 1; i <= 3; i++) {
                statement.execute(
                        "insert into user_account (id, number, organization_id, username, username_key, address,"
                                + " address_key, mailbox, status, protected, version, created_at, updated_at)"
                                + " select gen_random_uuid(), " + i + ", id, 'u" + i + "', 'u" + i
                                + "', 'a', 'a', false,"
                                + " 'ENABLED', false, 1, current_timestamp, current_timestamp from organization");
            }

            flyway().load().migrate();

            assertThat(list(
                            statement,
                            "select u.username || ' ' || w.kind || ' ' || w.name || ' ' || w.changed_seq from webaide w"
                                    + " join user_account u on u.id = w.user_id and u.organization_id = w.organization_id"
                                    + " join webaide_owner o on o.user_id = u.id and o.change_seq = 5"
                                    + " order by u.username, w.changed_seq"))
                    .hasSize(15)
                    .startsWith(
                            "u1 CONTACTS Contacts 1",
                            "u1 CALENDAR Calendar 2",
                            "u1 TASKS Tasks 3",
                            "u1 NOTES Notes 4",
                            "u1 LINKS Links 5",
                            "u2 CONTACTS Contacts 1");
            assertThat(list(statement, "select number from webaide")).doesNotHaveDuplicates();
        }
    }

    private static List<String> list(Statement statement, String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
