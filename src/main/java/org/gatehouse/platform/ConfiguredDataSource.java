package org.gatehouse.platform;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Locale;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The database that the keys {@code gatehouse.db.*} name, H2 or PostgreSQL. The server pools it and joins it to
 * transactions; nothing is set up in the server. The first connection waits for a database that is not there yet.
 */
public class ConfiguredDataSource implements DataSource {
    /** What a PostgreSQL connection waits for a lock at most, unless its URL says; H2's is in its URL. */
    private static final String LOCK_TIMEOUT = "-c lock_timeout=20s";

    private DataSource database;
    private boolean isEmbedded;
    private DatabaseWait opened;

    /** Part of the contract of a data source definition; the real address is in the configuration. */
    public void setUrl(String url) {
        if (!"config:gatehouse.db".equals(url)) {
            throw new IllegalArgumentException("the address of the database comes from the configuration");
        }
    }

    public String getUrl() {
        return "config:gatehouse.db";
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection first = gate().connect();
        return isEmbedded ? first : ReconnectingConnection.of(database, first);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection(); // the server passes what its definition holds; ours holds nothing
    }

    private synchronized DatabaseWait gate() {
        if (opened == null) {
            Config config = ConfigProvider.getConfig(ConfiguredDataSource.class.getClassLoader());
            String url = config.getValue("gatehouse.db.url", String.class);
            String user =
                    config.getOptionalValue("gatehouse.db.user", String.class).orElse("");
            String password = config.getOptionalValue("gatehouse.db.password", String.class)
                    .orElse("");
            isEmbedded = !url.startsWith("jdbc:postgresql:");
            database = isEmbedded ? h2(url, user, password) : postgresql(url, user, password);
            opened = new DatabaseWait(database, url, config.getValue(PlatformConfig.DB_WAIT, java.time.Duration.class));
        }
        return opened;
    }

    static DataSource postgresql(String url, String user, String password) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(password);
        source.setLogServerErrorDetail(false); // the detail holds the values of rows
        source.setStringType("unspecified"); // see NullableIds
        source.setReWriteBatchedInserts(true);
        source.setApplicationName("gatehouse");
        source.setOptions(options(source.getOptions()));
        return source;
    }

    private static String options(String ofUrl) {
        if (ofUrl == null) {
            return LOCK_TIMEOUT;
        }
        return ofUrl.toLowerCase(Locale.ROOT).contains("lock_timeout") ? ofUrl : ofUrl + " " + LOCK_TIMEOUT;
    }

    private static DataSource h2(String url, String user, String password) {
        if (!url.startsWith("jdbc:h2:")) {
            throw new StartRefused("Configuration key gatehouse.db.url must begin with jdbc:h2: or jdbc:postgresql:.");
        }
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(openUntilTheStop(url));
        source.setUser(user);
        source.setPassword(password);
        return source;
    }

    /** H2 would close by a shutdown hook of its own, before what is gathered in memory is written; the pool closes it too. */
    static String openUntilTheStop(String h2Url) {
        return h2Url.toUpperCase(Locale.ROOT).contains(";DB_CLOSE_ON_EXIT=")
                ? h2Url
                : h2Url + ";DB_CLOSE_ON_EXIT=FALSE";
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        // drivers log through java.util.logging
    }

    @Override
    public void setLoginTimeout(int seconds) {
        // the start waits as configured; later connections as the URL says
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("no common parent of the drivers' loggers");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        throw new SQLException("not a wrapper of " + type.getName());
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }
}
