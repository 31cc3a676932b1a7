package org.gatehouse.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An empty database of one test: a file of H2, or a database of its own on the one embedded PostgreSQL of this JVM.
 * PostgreSQL asks for the password and the role owns nothing but the database, as in production.
 */
public record TestDatabase(String url, String user, String password) {
    private static final String ROLE = "gatehouse";
    private static final String PASSWORD = "correct horse";
    private static final AtomicInteger COUNT = new AtomicInteger();

    /** The kind that this run is about, {@code gatehouse.it.database}; in an IDE H2. */
    public static TestDatabase fresh() {
        return isPostgresql() ? postgresql() : h2(Workplace.directory("h2"));
    }

    public static boolean isPostgresql() {
        return "postgresql".equals(System.getProperty("gatehouse.it.database"));
    }

    public static TestDatabase h2(Path directory) {
        String file = directory.toAbsolutePath().resolve("gatehouse").toString();
        return new TestDatabase(
                "jdbc:h2:file:" + file + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
                        + ";WRITE_DELAY=0;LOCK_TIMEOUT=20000",
                "",
                "");
    }

    public static TestDatabase postgresql() {
        EmbeddedPostgres server = Postgresql.SERVER;
        String name = "gatehouse" + COUNT.incrementAndGet();
        try (Connection admin = server.getPostgresDatabase().getConnection();
                Statement statement = admin.createStatement()) {
            statement.execute("create database " + name + " owner " + ROLE);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create " + name, e);
        }
        return new TestDatabase("jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + name, ROLE, PASSWORD);
    }

    /** What a server is told to use it. */
    public Map<String, String> environment() {
        return Map.of("GATEHOUSE_DB_URL", url, "GATEHOUSE_DB_USER", user, "GATEHOUSE_DB_PASSWORD", password);
    }

    /** A connection for the test itself; H2 gives one only while no server has the file open. */
    public Connection connect() throws SQLException {
        return connectAs(user, password);
    }

    /** A connection of another role. The superuser of PostgreSQL is {@code postgres}, without a password. */
    public Connection connectAs(String role, String itsPassword) throws SQLException {
        return DriverManager.getConnection(url, role, itsPassword);
    }

    /** Started at the first use, stopped by its own shutdown hook. */
    private static final class Postgresql {
        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                Path directory = Workplace.directory("postgresql");
                // the library itself comes as postgres, without a password
                Path access = Files.writeString(directory.resolve("pg_hba.conf"), """
                        host all postgres 127.0.0.1/32 trust
                        host all postgres ::1/128 trust
                        host all all 127.0.0.1/32 scram-sha-256
                        host all all ::1/128 scram-sha-256
                        """);
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setOverrideWorkingDirectory(
                                Workplace.root().resolve("postgresql-binaries").toFile())
                        .setDataDirectory(directory.resolve("data"))
                        .setServerConfig("hba_file", access.toString())
                        .setServerConfig("max_connections", "200")
                        .start();
                try (Connection admin = server.getPostgresDatabase().getConnection();
                        Statement statement = admin.createStatement()) {
                    statement.execute("create role " + ROLE + " login password '" + PASSWORD + "'");
                }
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SQLException e) {
                throw new IllegalStateException("cannot prepare PostgreSQL", e);
            }
        }
    }
}
