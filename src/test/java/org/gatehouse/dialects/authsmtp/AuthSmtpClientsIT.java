package org.gatehouse.dialects.authsmtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.Guide;
import org.gatehouse.support.SelfSigned;
import org.gatehouse.support.SharedServer;
import org.gatehouse.support.Tenant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The sample clients, over HTTPS with the server's own certificate; those whose interpreter this machine has. */
class AuthSmtpClientsIT {
    private static final Path CLIENTS = Path.of("docs/clients/authsmtp").toAbsolutePath();
    /** With what means something in files and command lines. */
    private static final String PASSWORD = "four \"odd\" words\\together $HOME 'x' %s";

    @TempDir
    static Path directory;

    private final Tenant tenant = Tenant.fresh();
    private final ApiClient owner = tenant.client();
    private final JsonNode user = tenant.user("ada@" + tenant.domain());
    private final String users = "users/" + user.path("id").asText();
    private final String account = user.path("accountCode").asText();

    /** A client, how it is run, and what tells that it can be. */
    enum Client {
        PHP_CURL(
                "php client-curl.php",
                "php -r 'exit((int) !(extension_loaded(\"curl\") && extension_loaded(\"simplexml\")));'"),
        PHP_STREAM("php client-stream.php", "php -r 'exit((int) !extension_loaded(\"openssl\"));'"),
        PERL("perl client.pl", "perl -MLWP::Protocol::https -MXML::Simple -e 1"),
        MONO("mono Client.exe", "command -v mono && command -v mcs"),
        RUBY("ruby client.rb", "ruby -e 'require \"net/http\"; require \"rexml/document\"'"),
        SHELL("sh client.sh", "command -v curl");

        private final String command;
        private final String test;

        Client(String command, String test) {
            this.command = command;
            this.test = test;
        }
    }

    /** What a client has said. */
    private record Said(int status, String text) {}

    @BeforeAll
    static void prepare() throws IOException, InterruptedException, CertificateEncodingException {
        URI server = SharedServer.get().httpsUri();
        try (SSLSocket socket =
                (SSLSocket) SelfSigned.accepted().getSocketFactory().createSocket(server.getHost(), server.getPort())) {
            Certificate[] chain = socket.getSession().getPeerCertificates();
            Base64.Encoder base64 = Base64.getMimeEncoder(64, new byte[] {'\n'});
            Files.writeString(
                    directory.resolve("ca.pem"),
                    "-----BEGIN CERTIFICATE-----\n"
                            + base64.encodeToString(chain[chain.length - 1].getEncoded())
                            + "\n-----END CERTIFICATE-----\n");
        }
        for (String file :
                List.of("client-curl.php", "client-stream.php", "client.pl", "client.rb", "client.sh", "Client.cs")) {
            Files.copy(CLIENTS.resolve(file), directory.resolve(file));
        }
        if (Guide.hasPrograms("mcs")) {
            assertThat(new ProcessBuilder("mcs", "Client.cs")
                            .directory(directory.toFile())
                            .inheritIO()
                            .start()
                            .waitFor())
                    .isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Client.class)
    void readsValues(Client client) throws IOException, InterruptedException {
        requireRunnable(client);
        open();
        owner.put(users + "/quota", "{\"messages\": 1000, \"bytes\": 1000000000000}");
        owner.post(users + "/usage", "{\"recipients\": 12, \"bytes\": 500000000}");

        Said said = run(client, PASSWORD, "basic_user");

        assertThat(said.status()).as(said.text()).isZero();
        assertThat(said.text().lines())
                .contains(
                        "version: 1.01",
                        "user_id: " + account,
                        "messages_limit: 1000",
                        "messages_sent: 12",
                        "data_limit: 1000000000000",
                        "data_sent: 6000000000",
                        "data_remaining: 994000000000");
    }

    @ParameterizedTest
    @EnumSource(Client.class)
    void readsAddressesAndErrorsAndIsRefused(Client client) throws IOException, InterruptedException {
        requireRunnable(client);
        open();
        Said none = run(client, PASSWORD, "ip_allocation");
        assertThat(none.status()).as(none.text()).isEqualTo(2);
        assertThat(none.text().lines()).contains("code: 2");
        String block = "10.%d.%d.".formatted(number(), number());
        owner.post(users + "/ip-allocations", "{\"address\": \"" + block + "1\"}");
        owner.post(users + "/ip-allocations", "{\"address\": \"" + block + "2\"}");

        Said both = run(client, PASSWORD, "ip_allocation");

        assertThat(both.status()).as(both.text()).isZero();
        assertThat(both.text().lines()).contains("version: 1.00", "ip: " + block + "1", "ip: " + block + "2");
        assertThat(run(client, "wrong-odd-words-together", "basic_user").status())
                .isEqualTo(1);
    }

    /** Else whoever copies one has a client that sends passwords to anybody. */
    @Test
    void trustsNoCertificateThatNobodyVouchesFor() throws IOException, InterruptedException {
        open();
        for (Client client : Client.values()) {
            if (canRun(client)) {
                Said vouched = run(client, PASSWORD, "basic_user");
                assertThat(vouched.status()).as(client + ": " + vouched.text()).isZero();
                List<String> command = new ArrayList<>(List.of("bash", "-c"));
                command.add("unset AUTHSMTP_CA; " + call(client, "basic_user"));
                assertThat(run(command, PASSWORD).status()).as(client.name()).isNotZero();
            }
        }
    }

    private void open() {
        owner.put(users + "/smtp-api", """
                {"enabled": true, "password": %s, "interval": 0}""".formatted(TextNode.valueOf(PASSWORD)));
    }

    private Said run(Client client, String password, String function) throws IOException, InterruptedException {
        return run(List.of("bash", "-c", call(client, function)), password);
    }

    private String call(Client client, String function) {
        return client.command + " " + SharedServer.get().httpsUri() + " " + account + " " + function;
    }

    private static Said run(List<String> command, String password) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().put("AUTHSMTP_PASSWORD", password);
        builder.environment().put("AUTHSMTP_CA", directory.resolve("ca.pem").toString());
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(text).isTrue();
        return new Said(process.exitValue(), text);
    }

    private static void requireRunnable(Client client) throws IOException, InterruptedException {
        assumeTrue(canRun(client), () -> "SKIPPED: this machine cannot run " + client.command);
    }

    private static boolean canRun(Client client) throws IOException, InterruptedException {
        return new ProcessBuilder("bash", "-c", client.test)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    private static int number() {
        return ThreadLocalRandom.current().nextInt(1, 255);
    }
}
