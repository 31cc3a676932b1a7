package org.gatehouse.support;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** A database of this run's kind with the schema in it, for tests of repositories without a server. */
public final class MigratedDatabase implements DataSource {
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

    @Override
    public Connection getConnection() throws SQLException {
        return database.connect();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
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
