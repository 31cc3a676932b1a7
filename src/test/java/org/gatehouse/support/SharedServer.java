package org.gatehouse.support;

import java.net.URI;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** The one server of most tests: started at its first use, stopped when the last test of this JVM has run. */
public final class SharedServer {
    private static GatehouseServer server;
    private static TestDatabase database;

    private SharedServer() {}

    public static synchronized GatehouseServer get() {
        if (server == null) {
            GatehouseServer.Builder plan = plan();
            server = plan.start();
            database = plan.database();
        }
        return server;
    }

    /** How it is started, and whatever is to be like it. */
    static GatehouseServer.Builder plan() {
        return GatehouseServer.builder()
                .env("GATEHOUSE_ORGANIZATION", "acme")
                .env("GATEHOUSE_DNS_RESOLVERS", DnsServer.shared().address())
                .env("GATEHOUSE_CERTIFICATES_TRUST", TestCa.trusted().rootFile().toString())
                .longLived();
    }

    public static URI uri() {
        return get().uri();
    }

    public static String firstCode() {
        return get().firstCode();
    }

    /** Its database; a test can read and write there too if it is PostgreSQL. */
    public static synchronized TestDatabase database() {
        get();
        return database;
    }

    private static synchronized void stop() {
        if (server != null) {
            server.stop();
            server = null;
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
