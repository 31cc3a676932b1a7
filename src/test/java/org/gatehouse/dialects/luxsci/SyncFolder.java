package org.gatehouse.dialects.luxsci;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A folder that docs/clients/luxsci/sync.py keeps, and how it is run. */
final class SyncFolder {
    private static final Path PROGRAM = Path.of("docs/clients/luxsci/sync.py").toAbsolutePath();

    /** Runs the program that is named behind the step, and kills it with no warning before that step on files. */
    private static final String DYING = """
            import os, runpy, signal, sys
            left = int(sys.argv.pop(1))
            def until_death(step):
                def counted(*arguments, **more):
                    global left
                    left -= 1
                    if left == 0:
                        os.kill(os.getpid(), signal.SIGKILL)
                    return step(*arguments, **more)
                return counted
            os.replace, os.unlink = until_death(os.replace), until_death(os.unlink)
            del sys.argv[0]
            runpy.run_path(sys.argv[0], run_name="__main__")
            """;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PATIENCE_SECONDS = 60;

    private final Path folder;
    private final Map<String, String> environment;

    /** What a run has said, and how it ended. */
    record Said(int status, String text) {
        /** The line of a run that went well. */
        Said done() {
            assertThat(status).as(text).isZero();
            return this;
        }
    }

    /** A run that goes on. */
    record Run(Process process) {
        /** SIGKILL. */
        void kill() {
            process.destroyForcibly().onExit().join();
        }

        Said end() {
            try {
                boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
                if (!ended) {
                    kill();
                }
                String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(ended).as("a run that ends: " + text).isTrue();
                return new Said(process.exitValue(), text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                kill();
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private SyncFolder(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    /** A folder for this user with this code, not made yet. */
    static SyncFolder of(Path folder, JsonNode code, String user, String password) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("LUXSCI_TOKEN", code.path("token").asText());
        environment.put("LUXSCI_SECRET", code.path("secret").asText());
        environment.put("LUXSCI_USER", user);
        environment.put("LUXSCI_PASSWORD", password);
        return new SyncFolder(folder, environment);
    }

    /** The same folder with another variable; none when the value is null. */
    SyncFolder with(String name, String value) {
        Map<String, String> other = new LinkedHashMap<>(environment);
        other.put(name, value);
        other.values().removeIf(each -> each == null);
        return new SyncFolder(folder, other);
    }

    Said run(URI server, Object... more) {
        return start(server, more).end();
    }

    /** A run that is killed before the file of this number, counted from 1, appears or goes; whole, if there are fewer. */
    Said runDyingAt(int step, URI server) {
        return start(List.of("python3", "-c", DYING, String.valueOf(step)), server)
                .end();
    }

    Run start(URI server, Object... more) {
        return start(List.of("python3"), server, more);
    }

    private Run start(List<String> python, URI server, Object... more) {
        List<String> command = new ArrayList<>(python);
        command.addAll(List.of(PROGRAM.toString(), server.toString(), folder.toString()));
        Stream.of(more).map(Object::toString).forEach(command::add);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("LUXSCI_"));
        builder.environment().put("PYTHONIOENCODING", "UTF-8");
        builder.environment().putAll(environment);
        try {
            return new Run(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path() {
        return folder;
    }

    Path stateFile() {
        return folder.resolve("state.json");
    }

    ObjectNode state() {
        return (ObjectNode) read(stateFile());
    }

    void setState(String name, String value) throws IOException {
        Files.writeString(stateFile(), state().put(name, value).toString());
    }

    /** What it has, by the names of the files. */
    Map<Long, JsonNode> entries() {
        Map<Long, JsonNode> entries = new TreeMap<>();
        for (Path file : files()) {
            String name = file.getFileName().toString();
            if (name.matches("[0-9]+\\.json")) {
                entries.put(Long.parseLong(name.substring(0, name.length() - 5)), read(file));
            }
        }
        return entries;
    }

    /** It has just what is in the book, and nothing of a run that was killed. */
    void assertIs(Map<Long, JsonNode> book) {
        assertThat(entries()).containsExactlyInAnyOrderEntriesOf(book);
        assertThat(files()).hasSize(book.size() + 2);
    }

    List<Path> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
