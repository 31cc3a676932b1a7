package org.gatehouse.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;

/** The PostgreSQL of a run: the embedded one, or an installed one that stays as it is. */
final class Database implements AutoCloseable {
    private static final Pattern LOGGED = Pattern.compile("(?m)^\\d+ *LOG:  execute [^:]+: (.*)$");

    private final String url;
    private final String user;
    private final String password;
    private final EmbeddedPostgres embedded;
    private final Path log;

    private Database(String url, String user, String password, EmbeddedPostgres embedded, Path log) {
        this.url = url;
        this.user = user;
        this.password = password;
        this.embedded = embedded;
        this.log = log;
    }

    static Database open(Options options, Path directory) throws IOException, SQLException {
        if (options.database() != null) {
            return new Database(options.database(), options.user(), options.password(), null, null);
        }
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(directory.resolve("binaries").toFile())
                .setDataDirectory(directory.resolve("data"))
                .setServerConfig("max_connections", "100")
                .setServerConfig("synchronous_commit", "on") // the library switches it off
                .setServerConfig("logging_collector", "on")
                .setServerConfig("log_directory", directory.toString())
                .setServerConfig("log_filename", "postgresql.log")
                .setServerConfig("log_line_prefix", "%p")
                .start();
        String address = "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";
        return new Database(address, "postgres", "", server, directory.resolve("postgresql.log"));
    }

    String url() {
        return url;
    }

    String user() {
        return user;
    }

    String password() {
        return password;
    }

    /** Set up as the server sets up its own. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(
                url + (url.contains("?") ? "&" : "?") + "reWriteBatchedInserts=true", user, password);
    }

    String version() throws SQLException {
        try (Connection connection = connect()) {
            return connection.getMetaData().getDatabaseProductVersion();
        }
    }

    void analyze() throws SQLException {
        execute("vacuum analyze");
    }

    boolean canLog() {
        return log != null;
    }

    /** The statements that PostgreSQL gets while {@code work} runs; nothing else must run meanwhile. */
    List<String> statementsOf(Runnable work) throws SQLException, IOException {
        log("all");
        long before = Files.size(log);
        work.run();
        Bench.pause(300);
        log("none");
        return LOGGED.matcher(Files.readString(log).substring((int) before))
                .results()
                .map(match -> match.group(1))
                .filter(statement -> !statement.startsWith("alter system") && !statement.contains("pg_reload_conf"))
                .toList();
    }

    private void log(String what) throws SQLException {
        execute("alter system set log_statement = '" + what + "'");
        execute("select pg_reload_conf()");
        Bench.pause(500);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws IOException {
        if (embedded != null) {
            embedded.close();
        }
    }
}
