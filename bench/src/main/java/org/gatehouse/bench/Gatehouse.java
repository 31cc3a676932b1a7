package org.gatehouse.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The packaged WAR on Payara Micro, with 512 MiB of heap as the README starts it. */
final class Gatehouse implements AutoCloseable {
    private static final Path WAR = Path.of("target/gatehouse.war");
    private static final Path PAYARA = Path.of("bench/target/payara-micro.jar");
    private static final int START_SECONDS = 240;
    private static final int GRACE_SECONDS = 5;
    private static final int STOP_SECONDS = 40;
    private static final Pattern HEAP =
            Pattern.compile("total \\d+K, used (\\d+)K"); // one line for each part of the heap

    private static final String COLLECTIONS = "collections.log";
    private static final Pattern COLLECTION = Pattern.compile("\\d+M->(\\d+)M\\(\\d+M\\)");

    private final Process process;
    private final int port;
    private final Path directory;

    private Gatehouse(Process process, int port, Path directory) {
        this.process = process;
        this.port = port;
        this.directory = directory;
    }

    static Gatehouse start(Database database, Path directory) throws IOException {
        for (Path needed : List.of(WAR, PAYARA)) {
            if (!Files.exists(needed)) {
                throw new IOException("no " + needed + ": run bench/run without --no-build");
            }
        }
        Path temporary = Files.createDirectories(directory.resolve("tmp"));
        int port = freePort();
        ProcessBuilder command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:G1HeapRegionSize=4m",
                        "-Xlog:gc:file=" + directory.resolve(COLLECTIONS),
                        "-Djava.io.tmpdir=" + temporary,
                        "-jar",
                        PAYARA.toAbsolutePath().toString(),
                        "--deploy",
                        WAR.toAbsolutePath().toString(),
                        "--nohazelcast",
                        "--port",
                        String.valueOf(port),
                        "--prebootcommandfile",
                        Path.of("server-config/payara/preboot.txt")
                                .toAbsolutePath()
                                .toString())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("server.log").toFile());
        command.environment().keySet().removeIf(name -> name.startsWith("GATEHOUSE_"));
        command.environment().put("GATEHOUSE_DB_URL", database.url());
        command.environment().put("GATEHOUSE_DB_USER", database.user());
        command.environment().put("GATEHOUSE_DB_PASSWORD", database.password());
        Gatehouse server = new Gatehouse(command.start(), port, directory);
        Runtime.getRuntime().addShutdownHook(new Thread(server.process::destroy));
        server.awaitReady();
        return server;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** The code of the first start, which holds every scope. */
    String code() throws IOException {
        return Files.readString(directory.resolve("data/first-api-code")).strip();
    }

    long pid() {
        return process.pid();
    }

    /** Used heap in MiB, what is no longer needed included. */
    long heap() throws IOException {
        String info = Bench.output("jcmd", String.valueOf(pid()), "GC.heap_info");
        return HEAP.matcher(info)
                        .results()
                        .mapToLong(part -> Long.parseLong(part.group(1)))
                        .sum()
                / 1024;
    }

    /** Used heap in MiB after a full collection. */
    long liveHeap() throws IOException {
        Bench.output("jcmd", String.valueOf(pid()), "GC.run");
        return heap();
    }

    /** Where the log of collections ends by now. */
    long collections() throws IOException {
        return Files.size(directory.resolve(COLLECTIONS));
    }

    /** Used heap in MiB after those collections since a place in their log that left most. */
    long highestSince(long mark) throws IOException {
        String log = Files.readString(directory.resolve(COLLECTIONS)).substring((int) mark);
        return COLLECTION
                .matcher(log)
                .results()
                .mapToLong(collection -> Long.parseLong(collection.group(1)))
                .max()
                .orElse(0);
    }

    /** Memory of the whole process in MiB. */
    long resident() throws IOException {
        return Long.parseLong(Bench.output("ps", "-o", "rss=", "-p", String.valueOf(pid()))
                        .strip())
                / 1024;
    }

    private void awaitReady() throws IOException {
        Api health = new Api(uri(), null);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (!health.answers("/health/ready")) {
            // Payara stays up without an application that could not start
            if (Files.readString(directory.resolve("server.log")).contains(" ready in ")) {
                deadline = Math.min(deadline, System.nanoTime() + TimeUnit.SECONDS.toNanos(GRACE_SECONDS));
            }
            if (!process.isAlive() || System.nanoTime() > deadline) {
                close();
                throw new IOException("Gatehouse did not start, see " + directory.resolve("server.log"));
            }
            Bench.pause(300);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
