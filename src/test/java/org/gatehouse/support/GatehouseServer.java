package org.gatehouse.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One running Gatehouse: the packaged WAR in Payara Micro or WildFly ({@code gatehouse.it.server}), in a process, a
 * directory and with a database of its own. Any number of them run side by side; none outlives this JVM.
 */
public final class GatehouseServer implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(4);
    private static final Duration STOP = Duration.ofSeconds(40);
    /** What a deployed application may still need before it is ready, once its server says that it runs. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private static final Pattern TROUBLE = Pattern.compile("does not start|Caused by:|\\bERROR\\b.*\\[org|SEVERE");

    private static final Set<GatehouseServer> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> RUNNING.forEach(GatehouseServer::kill)));
    }

    private final Server server;
    private final Path directory;
    private final int httpPort;
    private final int httpsPort;
    private final Process process;

    private GatehouseServer(Builder plan) throws IOException {
        server = Server.ofThisRun();
        directory = plan.directory();
        httpPort = Ports.free();
        httpsPort = Ports.free();
        ProcessBuilder command = new ProcessBuilder(
                        server.command(plan.war, directory, httpPort, httpsPort, plan.jvmOptions))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(logFile().toFile()));
        command.environment().keySet().removeIf(name -> name.startsWith("GATEHOUSE_"));
        command.environment().putAll(plan.database.environment());
        command.environment().putAll(server.environment(plan.jvmOptions));
        command.environment().putAll(plan.environment);
        process = command.start();
        RUNNING.add(this);
    }

    public static Builder builder() {
        return new Builder();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + httpPort);
    }

    /** Behind the server's own self-signed certificate for {@code localhost}. */
    public URI httpsUri() {
        return URI.create("https://localhost:" + httpsPort);
    }

    /** Its working directory; {@code data} lies below it. */
    public Path directory() {
        return directory;
    }

    /** The API code that the first start made; it holds every scope. */
    public String firstCode() {
        try {
            return Files.readString(directory.resolve("data/first-api-code")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that this process has written so far. */
    public String log() {
        try {
            return Files.readString(logFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process id of the JVM, not of a script around it. */
    public long pid() {
        return processes().toList().get(0).pid();
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    public boolean isReady() {
        return ApiClient.at(uri()).answers("/health/ready");
    }

    /** Waits until it is ready; a failed deployment or process throws, with the troubles in its log. */
    public GatehouseServer awaitReady() {
        long deadline = System.nanoTime() + START.toNanos();
        long verdict = Long.MAX_VALUE;
        while (!isReady()) {
            if (verdict == Long.MAX_VALUE && server.saysThatItRuns(log())) {
                verdict = System.nanoTime() + GRACE.toNanos();
            }
            if (!isRunning() || System.nanoTime() > Math.min(deadline, verdict)) {
                kill();
                throw new IllegalStateException("Gatehouse did not start, see " + logFile() + "\n" + troubles());
            }
            Waiting.pause();
        }
        return this;
    }

    /** Waits until the log holds the text. */
    public GatehouseServer awaitLog(String text, Duration atMost) {
        Waiting.until(() -> log().contains(text), atMost, () -> "no '" + text + "' in " + logFile());
        return this;
    }

    /** SIGTERM, and waits for the end. */
    public void stop() {
        end(false);
    }

    /** SIGKILL: no transaction, hook or flush of the server gets a chance. */
    public void kill() {
        end(true);
    }

    @Override
    public void close() {
        stop();
    }

    private void end(boolean forcibly) {
        List<ProcessHandle> all = processes().toList();
        all.forEach(forcibly ? ProcessHandle::destroyForcibly : ProcessHandle::destroy);
        for (ProcessHandle one : all) { // WildFly's script ends before its JVM does
            awaitEnd(one);
        }
        RUNNING.remove(this);
    }

    private static void awaitEnd(ProcessHandle one) {
        try {
            one.onExit().get(STOP.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            one.destroyForcibly();
            one.onExit().join();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            one.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** The JVM first: WildFly's is a child of its script, which ends with it. */
    private Stream<ProcessHandle> processes() {
        return Stream.concat(process.descendants(), Stream.of(process.toHandle()));
    }

    private Path logFile() {
        return directory.resolve("server.log");
    }

    /** The lines that name the trouble, or the last ones; stack traces stay in the file. */
    private String troubles() {
        List<String> lines = log().lines().toList();
        List<String> troubles =
                lines.stream().filter(line -> TROUBLE.matcher(line).find()).toList();
        return (troubles.isEmpty() ? lines.subList(Math.max(0, lines.size() - 20), lines.size()) : troubles)
                .stream().distinct().limit(30).collect(Collectors.joining("\n"));
    }

    /** What a server is to be started with. Started again after its end, it finds its directory and database as left. */
    public static final class Builder {
        private final Map<String, String> environment = new LinkedHashMap<>();
        private Path directory;
        private TestDatabase database;
        private Path war = Path.of("target", "gatehouse.war");

        // most servers of tests live for seconds: the quick compiler alone and the simple collector start them sooner
        private List<String> jvmOptions = List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

        private Builder() {}

        public Builder env(String name, String value) {
            environment.put(name, value);
            return this;
        }

        /** For a server that many tests use: slower to start, and fast in the end. */
        Builder longLived() {
            jvmOptions = List.of("-Xmx512m", "-XX:+UseG1GC", "-XX:G1HeapRegionSize=4m");
            return this;
        }

        /** Another WAR than the packaged one. */
        Builder war(Path other) {
            war = other;
            return this;
        }

        /** Without it the server gets a fresh one of this run's kind; with it several nodes share one. */
        public Builder database(TestDatabase shared) {
            database = shared;
            return this;
        }

        public TestDatabase database() {
            if (database == null) {
                database = TestDatabase.isPostgresql()
                        ? TestDatabase.postgresql()
                        : TestDatabase.h2(directory().resolve("data"));
            }
            return database;
        }

        public Path directory() {
            if (directory == null) {
                directory = Workplace.directory("server");
            }
            return directory;
        }

        /** In place of a fresh directory that of a server which has ended. */
        public Builder directory(Path left) {
            directory = left;
            return this;
        }

        /** Starts it and waits until it is ready. */
        public GatehouseServer start() {
            return launch().awaitReady();
        }

        /** Starts the process and does not wait. */
        public GatehouseServer launch() {
            database();
            try {
                return new GatehouseServer(this);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
