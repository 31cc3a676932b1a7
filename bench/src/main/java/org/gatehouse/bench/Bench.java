package org.gatehouse.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Starts what is measured, seeds it, lets all take their turns and prints what came out. */
public final class Bench {
    private static final Path RUN = Path.of("bench/target/run").toAbsolutePath();

    private Bench() {}

    public static void main(String... arguments) throws Exception {
        if (List.of(arguments).contains("--help")) {
            System.out.println(Options.HELP);
            return;
        }
        Options options;
        try {
            options = Options.parse(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n" + Options.HELP);
            System.exit(2);
            return;
        }
        clear(RUN.resolve("postgresql/data"));
        clear(RUN.resolve("server"));
        say("Starting PostgreSQL and Gatehouse");
        try (Database database = Database.open(options, Files.createDirectories(RUN.resolve("postgresql")));
                Gatehouse server = Gatehouse.start(database, Files.createDirectories(RUN.resolve("server")))) {
            run(options, database, server);
        }
    }

    private static void run(Options options, Database database, Gatehouse server) throws Exception {
        Api api = new Api(server.uri(), server.code());
        say("Seeding %d users in %d domains", options.users(), Options.DOMAINS);
        long begin = System.nanoTime();
        api.createDomains();
        List<String> ids = api.seed(options.users());
        double seconds = (System.nanoTime() - begin) / 1e9;
        String memory = memory(server);
        say("%.0f s, %.0f users/s; %s", seconds, options.users() / seconds, memory);
        say("Seeding contacts");
        WebAides webaides = WebAides.seed(api, database, ids);
        database.analyze();

        Path idFile = Files.write(RUN.resolve("ids"), ids);
        Calls calls = Calls.of(server, database, api, idFile, webaides, options.onlyWebAides());
        if (database.canLog()) {
            calls.compareStatements(options.statementsOnly());
        }
        if (options.statementsOnly()) {
            return;
        }
        Rounds rounds = new Rounds(calls.measurements());
        say("Warming up for %d s", options.warmUp().toSeconds());
        rounds.warmUp(options.warmUp());
        for (int round = 1; round <= options.rounds(); round++) {
            say("Round %d of %d", round, options.rounds());
            rounds.take("r" + round, options.round());
        }
        String memoryAfter = memory(server);
        say("Memory of large calls");
        List<String> large = new Memory(server, api).lines(webaides);
        System.out.printf(
                "%nGatehouse on Payara Micro, heap 512 MiB; PostgreSQL %s; %d processors; %d users seeded in %.0f s%n"
                        + "memory after the seed: %s%nmemory after the rounds: %s%nmedians of %d interleaved rounds of %d s, lowest to highest in brackets%n%n",
                database.version(),
                Runtime.getRuntime().availableProcessors(),
                options.users(),
                seconds,
                memory,
                memoryAfter,
                options.rounds(),
                options.round().toSeconds());
        System.out.print(calls.table(rounds));
        System.out.println("\n" + String.join("\n", large));
    }

    private static String memory(Gatehouse server) throws IOException {
        return "heap %d MiB used, %d MiB after a full collection; process %d MiB"
                .formatted(server.heap(), server.liveHeap(), server.resident());
    }

    /** Runs a command to its end; what it wrote. */
    static String output(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        Thread stop = new Thread(process::destroy);
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + " failed:\n" + output);
            }
            return output;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            forget(stop);
        }
    }

    static void pause(long millis) {
        try {
            Thread.sleep(Duration.ofMillis(millis).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static void say(String line, Object... values) {
        System.out.println("-- " + line.formatted(values));
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // the hooks are running
        }
    }

    private static void clear(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
