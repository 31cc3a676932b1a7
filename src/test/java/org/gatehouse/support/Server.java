package org.gatehouse.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The two servers: how each is started with the WAR, and how its log says that it runs. The build puts them into target/servers. */
enum Server {
    PAYARA {
        @Override
        List<String> command(Path war, Path directory, int http, int https, List<String> jvmOptions)
                throws IOException {
            // what Payara unpacks goes here, so that a kill leaves nothing in the machine's own temporary directory
            Path temporary = Files.createDirectories(directory.resolve("tmp"));
            List<String> command = new ArrayList<>(List.of(java().toString(), "-Djava.io.tmpdir=" + temporary));
            command.addAll(jvmOptions);
            command.addAll(List.of("-jar", file("target/servers/payara-micro.jar")));
            command.addAll(List.of("--deploy", file(war), "--nohazelcast"));
            command.addAll(List.of("--port", "" + http, "--sslport", "" + https));
            command.addAll(List.of("--prebootcommandfile", file("server-config/payara/preboot.txt")));
            return command;
        }

        @Override
        boolean saysThatItRuns(String log) {
            return log.contains("Payara Micro") && log.contains(" ready in ");
        }
    },

    WILDFLY {
        @Override
        List<String> command(Path war, Path directory, int http, int https, List<String> jvmOptions)
                throws IOException {
            Path home = home();
            Path base = directory.resolve("wildfly");
            if (!Files.exists(base)) {
                copy(home.resolve("standalone/configuration"), base.resolve("configuration"));
                Path deployed =
                        Files.createDirectories(base.resolve("deployments")).resolve("gatehouse.war");
                Files.copy(Path.of(file(war)), deployed);
            }
            return List.of(
                    home.resolve("bin/standalone.sh").toString(),
                    "--server-config=standalone-microprofile.xml",
                    "--yaml=" + file("server-config/wildfly/gatehouse.yml"),
                    "-Djboss.server.base.dir=" + base,
                    "-Djboss.http.port=" + http,
                    "-Djboss.https.port=" + https,
                    "-Djboss.management.http.port=" + Ports.free());
        }

        @Override
        Map<String, String> environment(List<String> jvmOptions) {
            return Map.of("JAVA", java().toString(), "JAVA_OPTS", String.join(" ", jvmOptions));
        }

        @Override
        boolean saysThatItRuns(String log) {
            return log.contains("WFLYSRV0025") || log.contains("WFLYSRV0026");
        }

        private Path home() throws IOException {
            try (Stream<Path> servers = Files.list(Path.of(file("target/servers")))) {
                return servers.filter(path -> path.getFileName().toString().startsWith("wildfly-"))
                        .findFirst()
                        .orElseThrow(() -> new IOException("no WildFly in target/servers, run mvn -Pwildfly verify"));
            }
        }
    };

    /** The server that this run is about; in an IDE Payara. */
    static Server ofThisRun() {
        return "wildfly".equals(System.getProperty("gatehouse.it.server")) ? WILDFLY : PAYARA;
    }

    abstract List<String> command(Path war, Path directory, int http, int https, List<String> jvmOptions)
            throws IOException;

    abstract boolean saysThatItRuns(String log);

    Map<String, String> environment(List<String> jvmOptions) {
        return Map.of();
    }

    private static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    private static String file(String path) throws IOException {
        return file(Path.of(path));
    }

    private static String file(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new IOException("no " + path + ", run mvn verify first");
        }
        return path.toAbsolutePath().toString();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                if (Files.isRegularFile(file)) {
                    Files.copy(file, target);
                }
            }
        }
    }
}
