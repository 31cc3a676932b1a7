package org.gatehouse.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page of docs whose commands are run, exactly as they stand there, in one shell, and whose answers are compared. */
public final class Guide {
    private static final Path DOCS = Path.of("docs");
    private static final Pattern STEP = Pattern.compile(
            "```sh\\n(?<command>.*?)```(?:\\n\\n```(?:json|text)\\n(?<answer>.*?)```)?", Pattern.DOTALL);
    private static final String END_OF_STEP = "@@ end of step @@";
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final List<Step> steps = new ArrayList<>();

    private record Step(String command, String answer) {}

    private Guide() {}

    /** The page of this name. */
    public static Guide of(String page) throws IOException {
        Guide guide = new Guide();
        Matcher matcher = STEP.matcher(Files.readString(DOCS.resolve(page)));
        while (matcher.find()) {
            String answer = matcher.group("answer");
            guide.steps.add(new Step(matcher.group("command"), answer == null ? "" : answer));
        }
        assertThat(guide.steps).isNotEmpty();
        return guide;
    }

    /** Whether the programs that a page needs are there. */
    public static boolean hasPrograms(String... names) throws InterruptedException {
        try {
            Process process = new ProcessBuilder("bash", "-c", "command -v " + String.join(" && command -v ", names))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Runs all commands in the directory of a server, in which the page finds what it needs; each must answer as the page says. */
    public void assertHoldsOn(GatehouseServer server) throws IOException, InterruptedException {
        Path docs = server.directory().resolve("docs");
        if (!Files.exists(docs)) {
            Files.createSymbolicLink(docs, DOCS.toAbsolutePath());
        }

        List<String> answers = run(server);

        for (int i = 0; i < steps.size(); i++) {
            assertThat(comparable(answers.get(i)))
                    .as(steps.get(i).command())
                    .isEqualTo(comparable(steps.get(i).answer()));
        }
    }

    private List<String> run(GatehouseServer server) throws IOException, InterruptedException {
        StringBuilder script = new StringBuilder();
        for (Step step : steps) {
            script.append(step.command())
                    .append("\nprintf '\\n")
                    .append(END_OF_STEP)
                    .append("\\n'\n");
        }
        File output = server.directory().resolve("guide.out").toFile();
        ProcessBuilder shell = new ProcessBuilder("bash", "-c", script.toString())
                .directory(server.directory().toFile())
                .redirectErrorStream(true)
                .redirectOutput(output);
        shell.environment().put("GATEHOUSE", server.uri().toString());
        shell.environment().put("GATEHOUSE_TLS", server.httpsUri().toString());
        Process process = shell.start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return List.of(Files.readString(output.toPath()).split("\\n" + END_OF_STEP + "\\n"));
    }

    /** The answer without what differs from run to run, each thing replaced by its kind; of times only those of the server's clock. */
    private static String comparable(String answer) {
        String kinds = answer.strip()
                .replaceAll("[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", "<id>")
                .replaceAll("(\"(?:at|\\w+At)\"\\s*:\\s*)\"[^\"]+Z\"", "$1\"<time>\"")
                .replaceAll("(\"(?:[Cc]reated|[Mm]odified)\"\\s*:\\s*)\"[-0-9]{10} [:0-9]{8}\"", "$1\"<time>\"")
                .replaceAll("\"(?:\\d+|none)-[0-9a-f]{8}\"", "\"<etag>\"")
                .replaceAll("\"[0-9a-f]{32}\"", "\"<token>\"")
                .replaceAll("\"gate_[^\"]+\"", "\"<secret>\"")
                .replaceAll("(\"(?:\\w*id|number|Unique ID)\"\\s*:\\s*)\\d+", "$1\"<number>\"")
                .replaceAll("(\"next\"\\s*:\\s*)\"[^\"]+\"", "$1\"<cursor>\"");
        try {
            return JSON.readTree(kinds).toPrettyString(); // however it is laid out
        } catch (JsonProcessingException noJson) {
            return kinds;
        }
    }
}
