package org.gatehouse.support;

import java.net.URI;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * A server with settings other than those that are built in, for all tests that need one of them: it trusts proxies on this
 * machine and in {@code 10.0.0.0/8}, lets pages of {@link #ORIGINS} call, users have little and always show their password to
 * set another. Started at its first use, it
 * stays until the last test of this JVM has run.
 */
public final class TunedServer {
    public static final String ORIGINS = "https://panel.example.com, http://localhost:3000";
    public static final int MAX_ENTRIES = 5;
    public static final int MAX_BYTES = 2_000;

    private static GatehouseServer server;

    private TunedServer() {}

    public static synchronized GatehouseServer get() {
        if (server == null) {
            server = GatehouseServer.builder()
                    .env("GATEHOUSE_TRUSTED_PROXIES", "127.0.0.1, 10.0.0.0/8")
                    .env("GATEHOUSE_CORS_ORIGINS", ORIGINS)
                    .env("GATEHOUSE_LUXSCI_API_KEYS", "true")
                    .env("GATEHOUSE_PASSWORDS_PROOF", "PT0S")
                    .env("GATEHOUSE_WEBAIDES_MAX_ENTRIES", "" + MAX_ENTRIES)
                    .env("GATEHOUSE_WEBAIDES_MAX_BYTES", "" + MAX_BYTES)
                    .start();
        }
        return server;
    }

    public static URI uri() {
        return get().uri();
    }

    /** A caller with its first API code, which holds every scope. */
    public static ApiClient administrator() {
        return ApiClient.at(uri()).with("Authorization", "Bearer " + get().firstCode());
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
