package org.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import org.gatehouse.support.GatehouseServer;
import org.junit.jupiter.api.Test;

/** Runs exactly the commands of docs/quickstart.md in one shell on a fresh server, and compares every answer. */
class QuickstartIT {
    private static final Path PAGE = Path.of("docs", "quickstart.md");
    private static final Pattern STEP = Pattern.compile(
            "```sh\\n(?<command>.*?)```(?:\\n\\n```(?:json|text)\\n(?<answer>.*?)```)?", Pattern.DOTALL);
    private static final String END_OF_STEP = "@@ end of step @@";
    private static final ObjectMapper JSON = new ObjectMapper();

    private record Step(String command, String answer) {}

    @Test
    void everyCommandOfThePageAnswersAsItSays() throws Exception {
        assumeTrue(hasShell(), "needs bash, curl, awk and sed");
        List<Step> steps = steps();
        assertThat(steps).hasSizeGreaterThan(10);
        try (GatehouseServer server = GatehouseServer.builder().start()) {
            Files.createSymbolicLink(
                    server.directory().resolve("docs"), PAGE.getParent().toAbsolutePath());

            List<String> answers = run(steps, server);

            for (int i = 0; i < steps.size(); i++) {
                assertThat(comparable(answers.get(i)))
                        .as(steps.get(i).command())
                        .isEqualTo(comparable(steps.get(i).answer()));
            }
        }
    }

    private static List<Step> steps() throws IOException {
        List<Step> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(Files.readString(PAGE));
        while (matcher.find()) {
            String answer = matcher.group("answer");
            steps.add(new Step(matcher.group("command"), answer == null ? "" : answer));
        }
        return steps;
    }

    private static List<String> run(List<Step> steps, GatehouseServer server) throws Exception {
        StringBuilder script = new StringBuilder();
        for (Step step : steps) {
            script.append(step.command())
                    .append("\nprintf '\\n")
                    .append(END_OF_STEP)
                    .append("\\n'\n");
        }
        File output = server.directory().resolve("quickstart.out").toFile();
        ProcessBuilder shell = new ProcessBuilder("bash", "-c", script.toString())
                .directory(server.directory().toFile())
                .redirectErrorStream(true)
                .redirectOutput(output);
        shell.environment().put("GATEHOUSE", server.uri().toString());
        Process process = shell.start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return List.of(Files.readString(output.toPath()).split("\\n" + END_OF_STEP + "\\n"));
    }

    /** The answer without what differs from run to run, each thing replaced by its kind. */
    private static String comparable(String answer) throws IOException {
        String kinds = answer.strip()
                .replaceAll("[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", "<id>")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z", "<time>")
                .replaceAll("\"(?:\\d+|none)-[0-9a-f]{8}\"", "\"<etag>\"")
                .replaceAll("\"gate_[^\"]+\"", "\"<secret>\"")
                .replaceAll("(\"next\"\\s*:\\s*)\"[^\"]+\"", "$1\"<cursor>\"");
        return kinds.startsWith("{") ? JSON.readTree(kinds).toPrettyString() : kinds;
    }

    private static boolean hasShell() throws Exception {
        try {
            Process process = new ProcessBuilder("bash", "-c", "command -v curl awk sed")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
