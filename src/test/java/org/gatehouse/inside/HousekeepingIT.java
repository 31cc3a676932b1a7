package org.gatehouse.inside;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;
import org.gatehouse.platform.Housekeeping;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What has had its time is forgotten, however much it is, and nothing else. */
@ExtendWith(ArquillianExtension.class)
class HousekeepingIT {
    private static final int MORE_THAN_A_STEP = Housekeeping.STEP + 5;

    /** Marks that columns of text and of numbers take. */
    private static final String OLD = "471101";

    private static final String YOUNG = "471102";

    @Inject
    Housekeeping housekeeping;

    @Resource(lookup = "java:app/jdbc/gatehouse")
    DataSource database;

    @Deployment
    static Archive<?> gatehouse() {
        return Inside.gatehouse();
    }

    @Test
    void forgetsRetiredKeysWhenTheirTimeIsOver() throws SQLException {
        UUID domain = UUID.randomUUID();
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into mail_domain (id, number, organization_id, name, enabled, version, created_at,"
                                + " updated_at) select ?, -4711, id, 'housekeeping.example', true, 0, ?, ?"
                                + " from organization where number = 1");
                PreparedStatement key = connection.prepareStatement(
                        "insert into dkim_key (id, organization_id, domain_id, selector, algorithm, state, switches,"
                                + " keep_days, sealed_private_key, public_key, delete_at, version, created_at, updated_at)"
                                + " select ?, organization_id, id, ?, 'ED25519', 'RETIRED', false, 7, 'x', 'x', ?, 0, ?, ?"
                                + " from mail_domain where id = ?")) {
            insert.setObject(1, domain);
            insert.setObject(2, now);
            insert.setObject(3, now);
            assertThat(insert.executeUpdate()).isEqualTo(1);
            for (String selector : new String[] {"ended", "kept"}) {
                key.setObject(1, UUID.randomUUID());
                key.setString(2, selector);
                key.setObject(3, selector.equals("ended") ? now.minusSeconds(1) : now.plusHours(1));
                key.setObject(4, now);
                key.setObject(5, now);
                key.setObject(6, domain);
                assertThat(key.executeUpdate()).isEqualTo(1);
            }
        }

        housekeeping.run();

        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet left = statement.executeQuery("select selector from dkim_key order by selector")) {
            assertThat(left.next()).isTrue();
            assertThat(left.getString(1)).isEqualTo("kept");
            assertThat(left.next()).isFalse();
        }
    }

    @Test
    void forgetsAuditEventsAfterFourHundredDays() throws SQLException {
        String insert = "insert into audit_event (id, at, actor_name, organization_id, action, target_type, outcome)"
                + " values (?, ?, ?, ?, 'test', 'test', 'DONE')";

        assertForgotten("audit_event", "actor_name", insert, Duration.ofDays(400));
    }

    @Test
    void forgetsKeptAnswersAfterADay() throws SQLException {
        String insert = "insert into idempotency_record (idempotency_key, created_at, operation, organization_id,"
                + " principal, fingerprint) values (?, ?, ?, ?, 'test', 'test')";

        assertForgotten("idempotency_record", "operation", insert, Duration.ofHours(24));
    }

    @Test
    void forgetsWindowsOfLimitsAnHourAfterTheirEnd() throws SQLException {
        String insert = "insert into api_code_window (code_id, ends_at, used, organization_id, seconds, started_at)"
                + " values (?, ?, ?, ?, 60, current_timestamp)";

        assertForgotten("api_code_window", "used", insert, Duration.ofHours(1));
    }

    @Test
    void forgetsSessionsOfCodesWhenTheirTimeIsOver() throws SQLException {
        String insert =
                "insert into code_session (code_id, expires_at, secret_mark, organization_id, number, code_generation,"
                        + " user_generation, started_at, last_used_at) values (?, ?, ?, ?, nextval('code_session_number') * -1, 0, 0,"
                        + " current_timestamp, current_timestamp)";

        assertForgotten("code_session", "secret_mark", insert, Duration.ZERO);
    }

    @Test
    void forgetsDeletedEntriesAfterNinetyDaysAndNotesIt() throws SQLException {
        UUID organization = UUID.randomUUID();
        UUID user = UUID.randomUUID();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            addOwner(statement, organization, user, OLD);
            String insert = "insert into webaide_tombstone (entry_id, deleted_at, deleted_seq, webaide_id, user_id,"
                    + " organization_id, kind, what) values (?, ?, ?, ?, '" + user + "', '" + organization
                    + "', 'NOTES', 'ENTRY')";

            assertForgotten("webaide_tombstone", "deleted_seq", insert, Duration.ofDays(90));

            assertThat(count(connection, "webaide_owner", "purged_seq", OLD)).isEqualTo(1);
        }
    }

    @Test
    void forgetsImportsWithTheirItemsAfterSevenDays() throws SQLException {
        UUID organization = UUID.randomUUID();
        UUID user = UUID.randomUUID();
        UUID webaide = UUID.randomUUID();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            addOwner(statement, organization, user, YOUNG);
            statement.execute(
                    "insert into webaide (id, number, organization_id, user_id, kind, name, name_key, created_seq,"
                            + " changed_seq, created_at, updated_at) values ('" + webaide + "', " + YOUNG + ", '"
                            + organization
                            + "', '" + user + "', 'NOTES', 'n', 'n', 1, 1, current_timestamp, current_timestamp)");
            UUID old = addImport(
                    connection,
                    organization,
                    user,
                    webaide,
                    "DONE",
                    Duration.ofDays(7).plusMinutes(1));
            UUID dead = addImport(connection, organization, user, webaide, "RUNNING", Duration.ofMinutes(2));
            UUID alive = addImport(connection, organization, user, webaide, "RUNNING", Duration.ofSeconds(2));

            housekeeping.run();

            assertThat(count(connection, "webaide_import", "cast(id as varchar)", old.toString()))
                    .isZero();
            assertThat(count(connection, "webaide_import_item", "cast(import_id as varchar)", old.toString()))
                    .isZero();
            assertThat(count(connection, "webaide_import", "state || cast(id as varchar)", "FAILED" + dead))
                    .isEqualTo(1);
            assertThat(count(connection, "webaide_import", "state || cast(id as varchar)", "RUNNING" + alive))
                    .isEqualTo(1);
        }
    }

    private static UUID addImport(
            Connection connection, UUID organization, UUID user, UUID webaide, String state, Duration age)
            throws SQLException {
        UUID id = UUID.randomUUID();
        try (PreparedStatement insert = connection.prepareStatement(
                        "insert into webaide_import (id, organization_id, user_id, webaide_id, format, state, created_count,"
                                + " updated_count, unchanged_count, refused_count, created_by, created_at, beat_at)"
                                + " values (?, ?, ?, ?, 'text/markdown', ?, 0, 0, 0, 0, 'test', ?, ?)");
                PreparedStatement items = connection.prepareStatement(
                        "insert into webaide_import_item (import_id, position, organization_id, outcome, status)"
                                + " values (?, ?, ?, 'CREATED', 201)")) {
            OffsetDateTime at = OffsetDateTime.now(ZoneOffset.UTC).minus(age);
            Object[] values = {id, organization, user, webaide, state, at, at};
            for (int i = 0; i < values.length; i++) {
                insert.setObject(i + 1, values[i]);
            }
            insert.execute();
            for (int i = 0; i < MORE_THAN_A_STEP; i++) {
                items.setObject(1, id);
                items.setInt(2, i);
                items.setObject(3, organization);
                items.addBatch();
            }
            items.executeBatch();
        }
        return id;
    }

    private static void addOwner(Statement statement, UUID organization, UUID user, String number) throws SQLException {
        statement.execute("insert into organization (id, number, name, name_key, settings, operators, version,"
                + " created_at, updated_at) values ('" + organization + "', " + number + ", 'old', '" + organization
                + "', '{}', false, 1, current_timestamp, current_timestamp)");
        statement.execute("insert into user_account (id, number, organization_id, username, username_key, address,"
                + " address_key, mailbox, status, protected, version, created_at, updated_at) values ('" + user
                + "', " + number + ", '" + organization + "', 'old', 'old', 'old', 'old', false, 'ENABLED', false, 1,"
                + " current_timestamp, current_timestamp)");
        statement.execute("insert into webaide_owner (user_id, organization_id, change_seq, purged_seq, entries, bytes)"
                + " values ('" + user + "', '" + organization + "', 500000, 0, 0, 0)");
    }

    @Test
    void forgetsRevokedTokensOnceTheyHaveExpired() throws SQLException {
        UUID organization = UUID.randomUUID();
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into revoked_token (organization_id, jti, expires_at) values (?, ?, ?)")) {
            for (int minutes : new int[] {-1, 1}) {
                insert.setObject(1, organization);
                insert.setObject(2, UUID.randomUUID());
                insert.setObject(3, OffsetDateTime.now(ZoneOffset.UTC).plusMinutes(minutes));
                insert.execute();
            }

            housekeeping.run();

            assertThat(count(connection, "revoked_token", "cast(organization_id as varchar)", organization.toString()))
                    .isEqualTo(1);
        }
    }

    private void assertForgotten(String table, String markColumn, String insert, Duration kept) throws SQLException {
        try (Connection connection = database.getConnection()) {
            add(connection, insert, OLD, kept.plusMinutes(1), MORE_THAN_A_STEP);
            add(connection, insert, YOUNG, kept.minusMinutes(5), 1);

            housekeeping.run();

            assertThat(count(connection, table, markColumn, OLD)).isZero();
            assertThat(count(connection, table, markColumn, YOUNG)).isEqualTo(1);
        }
    }

    private static void add(Connection connection, String insert, String mark, Duration age, int rows)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            for (int i = 0; i < rows; i++) {
                statement.setString(1, UUID.randomUUID().toString());
                statement.setObject(2, OffsetDateTime.now(ZoneOffset.UTC).minus(age));
                statement.setString(3, mark);
                statement.setString(4, UUID.randomUUID().toString());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static int count(Connection connection, String table, String markColumn, String mark) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select count(*) from " + table + " where " + markColumn + " = ?")) {
            statement.setString(1, mark);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }
}
