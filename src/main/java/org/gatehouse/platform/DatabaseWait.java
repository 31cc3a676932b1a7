package org.gatehouse.platform;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * Connections of a database that may start later than this server does. Until the first connection is made it tries again,
 * one line every five seconds; afterwards a failure is the caller's.
 */
final class DatabaseWait {
    private static final Log LOG = Log.of(DatabaseWait.class);
    private static final Duration STEP = Duration.ofMillis(500);
    private static final Duration LINE = Duration.ofSeconds(5);

    private final DataSource database;
    private final String place;
    private final Duration patience;
    private volatile boolean reached;
    private StartRefused refusal;

    DatabaseWait(DataSource database, String url, Duration patience) {
        this.database = database;
        this.place = url.replaceFirst("[?;].*", "").replaceFirst("//[^/@]*@", "//"); // parameters may hold a password
        this.patience = patience;
    }

    Connection connect() throws SQLException {
        return reached ? database.getConnection() : first();
    }

    /** One thread waits for all: whoever comes second finds the way open, or the refusal of the first. */
    private synchronized Connection first() throws SQLException {
        if (refusal != null) {
            throw refusal;
        }
        long start = System.nanoTime();
        long nextLine = start;
        while (true) {
            try {
                Connection connection = database.getConnection();
                reached = true;
                return connection;
            } catch (SQLException e) {
                long now = System.nanoTime();
                if (!mayAppear(e)) {
                    throw refuse("Gatehouse does not start: the database at %s refuses (SQLSTATE %s): %s"
                            .formatted(place, e.getSQLState(), firstLine(e)));
                }
                if (now - start >= patience.toNanos()) {
                    throw refuse("Gatehouse does not start: no database at %s after %d s (%s = %s): %s"
                            .formatted(place, patience.toSeconds(), PlatformConfig.DB_WAIT, patience, firstLine(e)));
                }
                if (now >= nextLine) {
                    nextLine = now + LINE.toNanos();
                    LOG.warn(
                            "Waiting for the database at %s, %d of at most %d s: %s",
                            place, Duration.ofNanos(now - start).toSeconds(), patience.toSeconds(), firstLine(e));
                }
                pause();
            }
        }
    }

    private StartRefused refuse(String line) {
        refusal = new StartRefused(line);
        LOG.error(null, "%s", line);
        return refusal;
    }

    /**
     * Whether time may help: connection failures (class 08), a server that starts or stops (57P), a database not created
     * yet (3D000), an H2 file that another process still holds (90020, 90098).
     */
    private static boolean mayAppear(SQLException e) {
        String state = e.getSQLState();
        return state != null
                && (state.startsWith("08")
                        || state.startsWith("57P")
                        || state.equals("3D000")
                        || state.equals("90020")
                        || state.equals("90098")
                        || state.equals("90067"));
    }

    private static String firstLine(SQLException e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return message.lines().findFirst().orElse("");
    }

    private static void pause() throws SQLException {
        try {
            Thread.sleep(STEP.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while waiting for the database", "08001", e);
        }
    }
}
