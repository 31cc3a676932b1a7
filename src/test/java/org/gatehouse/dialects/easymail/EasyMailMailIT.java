package org.gatehouse.dialects.easymail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.dialects.easymail.EasyMailClient.assertOk;
import static org.gatehouse.dialects.easymail.EasyMailClient.assertRefused;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.gatehouse.security.Scope;
import org.gatehouse.support.Answer;
import org.gatehouse.support.SharedServer;
import org.gatehouse.support.Tenant;
import org.gatehouse.support.TestCa;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** DKIM keys, certificates and exports, as clients of EasyMail know them. */
class EasyMailMailIT {
    private static final TestCa CA = TestCa.trusted();

    private final Tenant tenant = Tenant.fresh();
    private final EasyMailClient client = EasyMailClient.of(tenant);
    private final String name = Tenant.unique("d") + ".example";
    private final long domain = client.domain(name);

    static List<String> oddNames() {
        return List.of(
                "../../etc/passwd",
                "a.example;rm -rf /",
                "a.example' or '1'='1",
                "\"a.example\"",
                "$(id).example",
                "a.example\u0000.b",
                "a.example\r\nX: y",
                "a".repeat(300) + ".example",
                "a.".repeat(150) + "example",
                "");
    }

    @Nested
    class Keys {
        @Test
        void areMadeWithTheVendorsSelector() {
            Answer answer = client.post("dkim/add-new-domain", "domain=" + name);

            assertOk(answer);
            JsonNode key =
                    tenant.client().get("domains/" + name + "/dkim-keys").json().at("/items/0");
            assertThat(key.path("selector").asText()).isEqualTo("mail");
            assertThat(key.path("algorithm").asText()).isEqualTo("rsa-2048");
            assertThat(key.path("state").asText()).isEqualTo("active");
            assertThat(answer.json().path("public")).isEqualTo(key.at("/record/zoneFile"));
            assertThat(answer.json().path("dns_name").asText()).isEqualTo("mail._domainkey." + name);
            assertThat(answer.json().path("private").asText()).startsWith("-----BEGIN PRIVATE KEY-----");
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        }

        @Test
        void areMadeOnce() {
            Answer first = client.post("dkim/add-new-domain", "domain=" + name);

            assertThat(client.post("dkim/add-new-domain", "domain=" + name).text())
                    .isEqualTo(first.text());
        }

        @Test
        void areReplacedOnDemand() {
            Answer first = client.post("dkim/add-new-domain", "domain=" + name);

            Answer second = client.post("dkim/add-new-domain", "domain=" + name, "rotate=1");

            assertOk(second);
            assertThat(second.json().path("selector")).isNotEqualTo(first.json().path("selector"));
            assertThat(second.json().path("public")).isNotEqualTo(first.json().path("public"));
            assertThat(client.post("dkim/add-new-domain", "domain=" + name).text())
                    .isEqualTo(first.text()); // until the DNS shows the new one
        }

        @Test
        void keepTheirPrivateHalfWithoutItsScope() {
            EasyMailClient poor = EasyMailClient.with(tenant, "", Scope.DKIM_KEYS_WRITE);

            Answer answer = poor.post("dkim/add-new-domain", "domain=" + name);

            assertOk(answer);
            assertThat(answer.json().path("private").asText()).isEmpty();
            assertThat(answer.text()).doesNotContain("PRIVATE");
        }

        @Test
        void areOfDomainsThatAreThere() {
            assertRefused(client.post("dkim/add-new-domain", "domain=" + Tenant.unique("d") + ".example"));
            assertRefused(client.post(
                    "dkim/add-new-domain", "domain=" + Tenant.fresh().domain()));
        }

        @ParameterizedTest
        @MethodSource("org.gatehouse.dialects.easymail.EasyMailMailIT#oddNames")
        void areOfNoOddNames(String odd) {
            assertRefused(client.post("dkim/add-new-domain", "domain=" + odd));
        }
    }

    @Nested
    class Certificates {
        private final String host = "mail." + name;

        @Test
        void areTakenAsFiles() {
            TestCa.Issued issued = CA.issue(Duration.ofDays(20).plusHours(1), host);
            String boundary = "xxyyzz";
            String body = part(boundary, "ssl_certificate", CA.chain(issued))
                    + part(boundary, "ssl_certificate_key", issued.keyPem()) + "--" + boundary + "--\r\n";

            assertOk(client.call("POST", "ssl/upload", "multipart/form-data; boundary=" + boundary, body.getBytes()));

            Answer left = client.post("ssl/get-left-days", "hostname=" + host);
            assertThat(left.text()).isEqualTo("{\"result\":true,\"days_left\":20}");
        }

        @Test
        void areTakenAsFields() {
            assertOk(upload(CA.issue(Duration.ofDays(10), host)));
        }

        @Test
        void neverReplaceBetterOnesUnlessForced() {
            assertOk(upload(CA.issue(Duration.ofDays(20), host)));
            TestCa.Issued worse = CA.issue(Duration.ofDays(5), host);

            assertRefused(upload(worse));
            assertOk(client.post(
                    "ssl/upload",
                    "ssl_certificate=" + CA.chain(worse),
                    "ssl_certificate_key=" + worse.keyPem(),
                    "force=1"));
        }

        @Test
        void areRefusedWithAnotherKey() {
            TestCa.Issued one = CA.issue(Duration.ofDays(20), host);
            TestCa.Issued other = CA.issue(Duration.ofDays(20), host);

            Answer refused = client.post(
                    "ssl/upload", "ssl_certificate=" + CA.chain(one), "ssl_certificate_key=" + other.keyPem());

            assertRefused(refused);
            assertThat(refused.json().has("error")).isTrue();
            assertThat(refused.text()).doesNotContain("PRIVATE");
            assertRefused(client.post("ssl/upload", "ssl_certificate=x", "ssl_certificate_key=y"));
            assertRefused(client.post("ssl/upload", "ssl_certificate=" + CA.chain(one)));
            assertRefused(client.post("ssl/upload"));
        }

        @Test
        void areRefusedForHostsOfOthers() {
            assertRefused(upload(CA.issue(Duration.ofDays(20), "www.far.example")));
        }

        @Test
        void areOrderedWhereThereIsACa() {
            Answer refused = client.post("ssl/letsencrypt/install", "hostname=" + host); // here is none

            assertRefused(refused);
            assertThat(refused.json().has("error")).isTrue();
        }

        @Test
        void haveDaysLeftOnlyWhereTheyAreKnown() {
            assertRefused(client.post("ssl/get-left-days", "hostname=" + host));
            assertRefused(client.post("ssl/get-left-days", "hostname=far.example"));
        }

        @ParameterizedTest
        @MethodSource("org.gatehouse.dialects.easymail.EasyMailMailIT#oddNames")
        void areOfNoOddHosts(String odd) {
            assertRefused(client.post("ssl/letsencrypt/install", "hostname=" + odd));
            assertRefused(client.post("ssl/get-left-days", "hostname=" + odd));
        }

        @ParameterizedTest
        @ValueSource(strings = {"127.0.0.1", "localhost", "169.254.169.254", "[::1]", "example.com:443"})
        void areOfNoHostsInside(String host) {
            assertRefused(client.post("ssl/get-left-days", "hostname=" + host));
        }

        private Answer upload(TestCa.Issued issued) {
            return client.post(
                    "ssl/upload", "ssl_certificate=" + CA.chain(issued), "ssl_certificate_key=" + issued.keyPem());
        }

        private static String part(String boundary, String field, String content) {
            return "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\"" + field
                    + ".pem\"\r\nContent-Type: application/octet-stream\r\n\r\n" + content + "\r\n";
        }
    }

    @Nested
    class Exports {
        @Test
        void areTheVendorsJson() {
            client.post("dkim/add-new-domain", "domain=" + name);
            tenant.user("a@" + name);

            Answer answer = client.get("export/domain", "domain=" + name);

            assertOk(answer);
            JsonNode export = answer.json();
            List<String> members = new ArrayList<>();
            export.fieldNames().forEachRemaining(members::add);
            assertThat(members)
                    .containsExactly(
                            "accounts", "dkim", "domainName", "generatedAt", "export_filename", "download_url");
            assertThat(export.path("accounts").findValuesAsText("email"))
                    .containsExactly("a@" + name, "postmaster@" + name);
            assertThat(export.at("/accounts/0/password").asText()).isEmpty();
            assertThat(export.at("/accounts/1/password").asText()).startsWith("$argon2id$");
            assertThat(export.at("/dkim/public").asText()).contains("mail._domainkey." + name);
            assertThat(export.at("/dkim/private").asText()).startsWith("-----BEGIN PRIVATE KEY-----");
            assertThat(export.path("generatedAt").asText()).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
            assertThat(export.path("export_filename").asText()).matches(name + "-\\d{4}-\\d\\d-\\d\\d\\.zip");
            assertThat(tenant.client().get("audit-events?action=domain.export").text())
                    .contains(name);
        }

        @Test
        void canBeFetchedWhereTheySay() throws Exception {
            String url = client.get("export/domain", "domain=" + name)
                    .json()
                    .path("download_url")
                    .asText();

            HttpResponse<byte[]> archive = fetch(URI.create(url), "*/*", client.token());

            assertThat(archive.headers().firstValue("Content-Type")).hasValue("application/zip");
            assertThat(zipped(archive.body())).contains("manifest.json", "users.jsonl");
            assertThat(fetch(URI.create(url), "*/*", "x").statusCode()).isEqualTo(401);
        }

        @Test
        void areArchivesForWhoAcceptsThem() throws Exception {
            URI place = SharedServer.uri().resolve("/easymail/export/domain?domain=" + name);

            HttpResponse<byte[]> zip = fetch(place, "application/zip", client.token());
            HttpResponse<byte[]> gzip = fetch(place, "application/gzip", client.token());

            assertThat(zip.statusCode()).isEqualTo(200);
            assertThat(zip.headers().firstValue("Content-Type")).hasValue("application/zip");
            assertThat(gzip.headers().firstValue("Content-Type")).hasValue("application/gzip");
            assertThat(zipped(zip.body())).contains("manifest.json", "users.jsonl");
            assertThat(tarred(gzip.body())).contains("manifest.json", "users.jsonl");
        }

        @Test
        void keepHashesAndKeysWithoutTheirScopes() throws Exception {
            client.post("dkim/add-new-domain", "domain=" + name);
            EasyMailClient poor = EasyMailClient.with(tenant, "", Scope.DOMAINS_EXPORT);

            Answer answer = poor.get("export/domain", "domain=" + name);

            assertOk(answer);
            assertThat(answer.json().at("/accounts/0/email").asText()).isEqualTo("postmaster@" + name);
            assertThat(answer.json().at("/accounts/0/password").asText()).isEmpty();
            assertThat(answer.json().at("/dkim/private").asText()).isEmpty();
            assertThat(answer.text()).doesNotContain("PRIVATE").doesNotContain("argon2");
            URI place = SharedServer.uri().resolve("/easymail/export/domain?domain=" + name);
            byte[] archive = fetch(place, "application/zip", poor.token()).body();
            assertThat(zipped(archive)).doesNotContain("dkim-keys.jsonl");
            assertThat(text(archive, "users.jsonl")).contains("postmaster@").doesNotContain("argon2");
        }

        @Test
        void areRefusedWhenSomebodyIsOutOfReach() {
            tenant.client().post("users", """
                    {"address": "chief@%s", "protected": true}""".formatted(name));
            EasyMailClient ordinary = EasyMailClient.with(tenant, "", Scope.DOMAINS_EXPORT);

            assertRefused(ordinary.get("export/domain", "domain=" + name), 403);
        }

        @Test
        void areOfDomainsThatAreThere() {
            assertRefused(client.get("export/domain", "domain=" + Tenant.unique("d") + ".example"));
            assertRefused(client.get("export/domain"));
            assertRefused(client.get("export/domain?format=rar", "domain=" + name));
        }

        @ParameterizedTest
        @MethodSource("org.gatehouse.dialects.easymail.EasyMailMailIT#oddNames")
        void areOfNoOddNames(String odd) {
            assertRefused(client.get("export/domain", "domain=" + odd));
        }
    }

    private static HttpResponse<byte[]> fetch(URI place, String accept, String token) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(place)
                .header("Accept", accept)
                .header("Auth-token", token)
                .timeout(Duration.ofSeconds(60))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private static List<String> zipped(byte[] archive) throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    private static String text(byte[] archive, String file) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(file)) {
                    return new String(zip.readAllBytes());
                }
            }
        }
        throw new AssertionError("no " + file);
    }

    private static List<String> tarred(byte[] archive) throws IOException {
        List<String> names = new ArrayList<>();
        try (InputStream plain = new GZIPInputStream(new ByteArrayInputStream(archive));
                TarArchiveInputStream tar = new TarArchiveInputStream(plain)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }
}
