package org.gatehouse.domains.dkim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.DnsServer;
import org.gatehouse.support.Tenant;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys and records work with the programs that others verify with: OpenDKIM and dkimpy, where they are installed. */
class DkimSignatureIT {
    private static final String TESTKEY = "/usr/sbin/opendkim-testkey";
    private static final String PYTHON = "/usr/bin/python3"; // Debian's own, which has its packages

    private static final String SIGN_AND_VERIFY = """
            import base64, sys, dkim
            domain, selector, algorithm, key_file, text_file = sys.argv[1:6]
            key = open(key_file, 'rb').read()
            text = open(text_file, 'rb').read()
            name = b'rsa-sha256'
            if algorithm == 'ed25519':  # wanted there as the bare seed
                lines = [line for line in key.split(b'\\n') if not line.startswith(b'--')]
                key = base64.b64encode(base64.b64decode(b''.join(lines))[-32:])
                name = b'ed25519-sha256'
            mail = b'From: ada@' + domain.encode() + b'\\r\\nSubject: hello\\r\\n\\r\\nhello\\r\\n'
            signature = dkim.sign(mail, selector.encode(), domain.encode(), key, signature_algorithm=name)
            def dns(asked, timeout=5):
                wanted = (selector + '._domainkey.' + domain).encode()
                return text if asked.rstrip(b'.') == wanted else None
            good = dkim.verify(signature + mail, dnsfunc=dns)
            forged = dkim.verify(signature + mail.replace(b'\\r\\nhello', b'\\r\\nhullo'), dnsfunc=dns)
            sys.exit(0 if good and not forged else 'good: %s, forged: %s' % (good, forged))
            """;

    @TempDir
    Path directory;

    private final Tenant tenant = Tenant.fresh();
    private final ApiClient client = tenant.client();
    private final String domain = tenant.domain();

    @ParameterizedTest
    @ValueSource(strings = {"rsa-2048", "rsa-4096"})
    void openDkimFindsTheKeyInTheDns(String algorithm) throws Exception {
        assumeTrue(Files.isExecutable(Path.of(TESTKEY)), "opendkim-tools is not installed: keys are not tried with it");
        JsonNode key = made(algorithm);
        String line = key.at("/record/zoneFile").asText();
        DnsServer dns = DnsServer.shared();
        dns.add(key.at("/record/name").asText(), "TXT", line.substring(line.indexOf("IN TXT ") + 7));
        Path resolver = Files.writeString(directory.resolve("unbound.conf"), """
                server:
                  do-not-query-localhost: no
                  module-config: "iterator"
                forward-zone:
                  name: "."
                  forward-addr: 127.0.0.1@%d
                """.formatted(dns.port()));
        Path config = Files.writeString(directory.resolve("opendkim.conf"), "ResolverConfiguration " + resolver + "\n");

        String[] command = {
            TESTKEY,
            "-vvv",
            "-x",
            config.toString(),
            "-d",
            domain,
            "-s",
            "mail",
            "-k",
            keyFile(key).toString()
        };

        assertThat(run(command)).contains("key OK");
        client.post(path() + "/mail/rotate", "{\"selector\": \"other\"}");
        Path other = keyFile(client.get(path() + "/other").json());
        command[command.length - 1] = other.toString();
        assertThat(run(command)).doesNotContain("key OK");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa-2048", "rsa-4096", "ed25519"})
    void dkimpySignsAndVerifiesWithIt(String algorithm) throws Exception {
        assumeTrue(
                run(PYTHON, "-c", "import dkim, nacl; print('there')").contains("there"),
                "python3-dkim and python3-nacl are not installed: keys are not tried with them");
        JsonNode key = made(algorithm);
        Path text = Files.writeString(
                directory.resolve("record.txt"), key.at("/record/value").asText());

        String said = run(
                PYTHON,
                "-c",
                SIGN_AND_VERIFY,
                domain,
                "mail",
                algorithm,
                keyFile(key).toString(),
                text.toString());

        assertThat(said).doesNotContain("Traceback").isEmpty();
    }

    private String path() {
        return "domains/" + domain + "/dkim-keys";
    }

    private JsonNode made(String algorithm) {
        var answer = client.post(path(), """
                {"selector": "mail", "algorithm": "%s", "active": true}""".formatted(algorithm));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    private Path keyFile(JsonNode key) throws IOException {
        Path file = directory.resolve(key.path("selector").asText() + ".private");
        Files.writeString(
                file,
                client.get(path() + "/" + key.path("id").asText() + "/private-key")
                        .text());
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    /** What a program says; nothing when it cannot be started. */
    private static String run(String... command) throws IOException, InterruptedException {
        if (!Files.isExecutable(Path.of(command[0]))) {
            return "";
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return said;
    }
}
