package org.gatehouse.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.gatehouse.support.GatehouseServer;
import org.gatehouse.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Postfix, Dovecot and OpenDKIM, configured as server-config/mail says, carry mail for a server's domains and users. */
class MailServersIT {
    private static final Path SCRIPT = Path.of("server-config", "mail", "try.py");
    private static final int LACKS_SOMETHING = 77;

    @TempDir
    Path directory;

    @Test
    void deliverSignAndRefuse() throws Exception {
        assumeTrue(TestDatabase.isPostgresql(), "mail servers read PostgreSQL only");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/python3")), "needs Debian's Python");
        Run lacks = run(Map.of(), "--check");
        assumeTrue(lacks.status() != LACKS_SOMETHING, lacks.output());

        GatehouseServer.Builder plan =
                GatehouseServer.builder().env("GATEHOUSE_ORGANIZATION", "acme").env("GATEHOUSE_DKIM_PUBLISH", "true");
        TestDatabase database = plan.database();
        try (GatehouseServer server = plan.start()) {
            try (Connection superuser = database.connectAs("postgres", "")) {
                MailRole.make(superuser);
            }
            URI place = URI.create(database.url().replaceFirst("jdbc:", ""));
            Map<String, String> environment = Map.of(
                    "GATEHOUSE", server.uri().toString(),
                    "GATEHOUSE_CODE", server.firstCode(),
                    "GATEHOUSE_MAIL_PASSWORD", MailRole.PASSWORD);

            Run run = run(environment, place.getHost() + ":" + place.getPort() + place.getPath());

            assertThat(run.status()).as(run.output()).isZero();
            assertThat(run.output().lines().filter(line -> line.startsWith("ok ")))
                    .as(run.output())
                    .hasSizeGreaterThan(20);
        }
    }

    private record Run(int status, String output) {}

    private Run run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("/usr/bin/python3", SCRIPT.toString()));
        command.addAll(List.of(arguments));
        File output = directory.resolve("output").toFile();
        ProcessBuilder script =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output);
        script.environment().putAll(environment);
        Process process = script.start();
        try {
            assertThat(process.waitFor(6, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroy(); // the script stops its servers then
        }
        return new Run(process.exitValue(), Files.readString(output.toPath()));
    }
}
