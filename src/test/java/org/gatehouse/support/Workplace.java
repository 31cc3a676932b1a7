package org.gatehouse.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Where tests keep files: numbered directories below {@code target/it}, those of each test JVM apart, left there for the one
 * who looks for a fault.
 */
final class Workplace {
    private static final Path ROOT = Path.of("target", "it").toAbsolutePath();
    private static final AtomicInteger COUNT = new AtomicInteger();

    private Workplace() {}

    /** Below it lies what all runs share. */
    static Path root() {
        return ROOT;
    }

    /** A new, empty directory. */
    static Path directory(String name) {
        String run = System.getProperty("gatehouse.it.server", "payara") + "-"
                + System.getProperty("gatehouse.it.database", "h2") + "-"
                + System.getProperty("gatehouse.it.fork", "1");
        Path directory = ROOT.resolve(run).resolve(name + "-" + COUNT.incrementAndGet());
        try {
            delete(directory);
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
