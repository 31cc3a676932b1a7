package org.gatehouse.support;

import java.net.URI;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** The one server of most tests: started at its first use, stopped when the last test of this JVM has run. */
public final class SharedServer {
    private static GatehouseServer server;

    private SharedServer() {}

    public static synchronized GatehouseServer get() {
        if (server == null) {
            server = GatehouseServer.builder()
                    .env("GATEHOUSE_ORGANIZATION", "acme")
                    .jvmOption("-XX:TieredStopAtLevel=4") // lives long enough for the good compiler
                    .start();
        }
        return server;
    }

    public static URI uri() {
        return get().uri();
    }

    public static String firstCode() {
        return get().firstCode();
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
