package org.gatehouse.support;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** A database of this run's kind with the schema in it, for tests of repositories without a server. */
public final class MigratedDatabase implements DataSource {
    private static final AtomicLong NUMBERS = new AtomicLong(1_000);
    private static final OffsetDateTime MADE = OffsetDateTime.of(2026, 11, 22, 4, 0, 0, 0, ZoneOffset.UTC);

    private final TestDatabase database;

    @SuppressWarnings("unused")
    private final Connection held;

    /** Holds a connection, for H2 takes long to open a file, and closes it with the last one. */
    private MigratedDatabase(TestDatabase database) throws SQLException {
        this.database = database;
        held = database.connect();
    }

    public static MigratedDatabase fresh() {
        TestDatabase database = TestDatabase.fresh();
        String vendor = TestDatabase.isPostgresql() ? "postgresql" : "h2";
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .locations("classpath:db/migration/common", "classpath:db/migration/vendor/" + vendor)
                .load()
                .migrate();
        try {
            return new MigratedDatabase(database);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Adds an organization of this id. */
    public void addOrganization(UUID id) throws SQLException {
        execute(
                "insert into organization (id, number, name, name_key, settings, operators, version, created_at, updated_at)"
                        + " values (?, ?, 'x', ?, '{}', false, 1, ?, ?)",
                id,
                NUMBERS.incrementAndGet(),
                id.toString(),
                MADE,
                MADE);
    }

    /** Adds a domain to an organization. */
    public void addDomain(UUID organizationId, UUID id) throws SQLException {
        execute(
                "insert into mail_domain (id, number, organization_id, name, enabled, version, created_at, updated_at)"
                        + " values (?, ?, ?, ?, true, 1, ?, ?)",
                id,
                NUMBERS.incrementAndGet(),
                organizationId,
                id + ".example",
                MADE,
                MADE);
    }

    /** Adds a user, ada, to an organization that has none. */
    public void addUser(UUID organizationId, UUID id) throws SQLException {
        execute(
                "insert into user_account (id, number, organization_id, username, username_key, address, address_key,"
                        + " mailbox, status, protected, version, created_at, updated_at)"
                        + " values (?, ?, ?, 'ada', 'ada', 'ada@x.example', 'ada@x.example', false, 'ENABLED', false, 1, ?, ?)",
                id,
                NUMBERS.incrementAndGet(),
                organizationId,
                MADE,
                MADE);
    }

    public void execute(String sql, Object... values) throws SQLException {
        try (Connection connection = getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        return database.connect();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return database.connectAs(user, password);
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter writer) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
