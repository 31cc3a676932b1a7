package org.gatehouse.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Let's Encrypt's test CA, from Debian's package {@code pebble}, on ports of loopback. It proves hosts for real, looked up at a
 * {@link DnsServer}. It keeps nothing: started again, it knows nobody.
 */
public final class Pebble implements AutoCloseable {
    /** An account that it binds others to, and the key of that. */
    public static final String KID = "kid-1";

    public static final String HMAC_KEY = "zWNDZM6eQGHWpSRTPal5eIUYFTu7EajVIoguysqZ9wG44nMEtx3MUAsUDkMTQ12W";
    private static final Path BINARY = Path.of("/usr/bin/pebble");
    private static final Duration START = Duration.ofSeconds(20);

    private final int port = Ports.free();
    private final int managementPort = Ports.free();
    private final TestCa ca = new TestCa("Pebble's root");
    private final Path root = ca.rootFile();
    private final TestCa.Issued own = ca.issue(Duration.ofDays(1), "localhost", "127.0.0.1");
    private final Map<String, String> environment = new LinkedHashMap<>();
    private Process process;

    /** Whether it is installed. */
    public static boolean isThere() {
        return Files.isExecutable(BINARY);
    }

    /** Where it will listen, even before it runs. */
    public String directory() {
        return "https://localhost:" + port + "/dir";
    }

    /** The root of the certificate of its own server. */
    public Path root() {
        return root;
    }

    /** How it behaves: {@code PEBBLE_…}. */
    public Pebble env(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /**
     * Starts it and waits until it answers.
     *
     * @param httpPort where it looks for proofs in place of 80
     * @param options members of its configuration
     */
    public Pebble start(int httpPort, DnsServer dns, String options) {
        try {
            Path directory = Workplace.directory("pebble");
            Files.writeString(directory.resolve("cert.pem"), ca.chain(own));
            Files.writeString(directory.resolve("key.pem"), own.keyPem());
            Files.writeString(directory.resolve("config.json"), """
                    {"pebble": {"listenAddress": "127.0.0.1:%d", "managementListenAddress": "127.0.0.1:%d",
                      "certificate": "cert.pem", "privateKey": "key.pem", "httpPort": %d, "tlsPort": 1,
                      "ocspResponderURL": ""%s}}""".formatted(port, managementPort, httpPort, options));
            ProcessBuilder command = new ProcessBuilder(
                            BINARY.toString(), "-config", "config.json", "-dnsserver", dns.address())
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("pebble.log").toFile());
            command.environment().put("PEBBLE_VA_NOSLEEP", "1");
            command.environment().putAll(environment);
            process = command.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ApiClient client = ApiClient.at(java.net.URI.create("https://localhost:" + port));
        Waiting.until(() -> client.answers("/dir"), START, () -> "Pebble does not answer");
        return this;
    }

    /** As with an account that must be bound to {@link #KID}. */
    public static String externalAccounts() {
        return """
                , "externalAccountBindingRequired": true, "externalAccountMACKeys": {"%s": "%s"}""".formatted(KID, HMAC_KEY);
    }

    /** Has it make certificates of so many seconds. */
    public static String shortLived(int seconds) {
        return ", \"certificateValidityPeriod\": " + seconds;
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroy();
            try {
                if (!process.waitFor(10, TimeUnit.SECONDS)) {
                    process.destroyForcibly().waitFor();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }
}
