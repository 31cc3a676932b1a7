package org.gatehouse.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Two nodes on one PostgreSQL: the shared server, and another that starts at its first use and stays until the last test of this
 * JVM has run. All they share is the database.
 */
public final class Nodes {
    private static GatehouseServer other;

    private Nodes() {}

    /** The other one; one that a test has ended is replaced. */
    public static synchronized GatehouseServer other() {
        if (other == null || !other.isRunning()) {
            GatehouseServer shared = SharedServer.get();
            other = SharedServer.plan()
                    .database(SharedServer.database())
                    .env("GATEHOUSE_KEYSET", keyset(shared))
                    .start();
        }
        return other;
    }

    /** A caller of each node with the first API code. */
    public static List<ApiClient> administrators() {
        return callers(SharedServer.firstCode());
    }

    /** A caller of each node with this API code. */
    public static List<ApiClient> callers(String code) {
        return List.of(ApiClient.as(code), ApiClient.at(other().uri()).with("Authorization", "Bearer " + code));
    }

    private static String keyset(GatehouseServer server) {
        try {
            return Files.readString(server.directory().resolve("data/keyset.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static synchronized void stop() {
        if (other != null) {
            other.stop();
            other = null;
        }
    }

    /** Registered in META-INF/services. */
    public static final class Lifecycle implements LauncherSessionListener {
        @Override
        public void launcherSessionClosed(LauncherSession session) {
            stop();
        }
    }
}
