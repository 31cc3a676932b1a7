package org.gatehouse.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.support.Answer.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.gatehouse.platform.Sha256;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.Tenant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Exports of domains: begun, watched, fetched whole or in parts, and by whom. */
class DomainExportIT {
    private static Tenant tenant;
    private static ApiClient client;
    private static String domain;
    private static String export;
    private static byte[] archive;

    @BeforeAll
    static void export() {
        tenant = Tenant.fresh();
        client = tenant.client();
        domain = Filled.domain(tenant);
        export = Archives.done(client, domain, "{\"passwordHashes\": true}");
        archive = client.download(export + "/archive").body();
    }

    @Test
    void tellsWhatItHasMade() {
        JsonNode view = client.get(export).json();

        assertThat(view.path("size").asLong()).isEqualTo(archive.length);
        assertThat(view.path("sha256").asText()).isEqualTo(Sha256.of(archive));
        assertThat(view.path("expiresAt").asText()).isNotEmpty();
        assertThat(view.path("files").asInt()).isEqualTo(Archives.texts(archive).size());
    }

    @Test
    void listsEveryFileWithItsChecksum() throws IOException {
        Map<String, byte[]> files = Archives.files(archive);
        JsonNode manifest = new ObjectMapper().readTree(files.remove(Archives.MANIFEST));
        Map<String, String> listed = new HashMap<>();
        manifest.path("files")
                .forEach(file -> listed.put(
                        file.path("name").asText(),
                        file.path("size").asLong() + " " + file.path("sha256").asText()));
        Map<String, String> found = new HashMap<>();
        files.forEach((name, bytes) -> found.put(name, bytes.length + " " + Sha256.of(bytes)));

        assertThat(listed).isEqualTo(found);
    }

    @Test
    void namesNothingByOurIds() {
        String user = client.get("users/ada@" + domain).json().path("id").asText();
        String id = client.get("domains/" + domain).json().path("id").asText();

        assertThat(String.join("\n", Archives.texts(archive).values())).doesNotContain(user, id);
    }

    @Test
    void writesFilesThatOtherProgramsRead() {
        Map<String, String> texts = Archives.texts(archive);

        assertThat(texts.get("webaides/0000001/002-contacts.vcf")).contains("BEGIN:VCARD", "Käthe Kollwitz");
        assertThat(String.join("\n", texts.values())).contains("BEGIN:VEVENT", "BEGIN:VTODO");
    }

    @Test
    void hasHashesOnlyWhenAskedFor() {
        String without = Archives.texts(Archives.export(client, domain, "{}")).get("users.jsonl");

        assertThat(without).contains("Ada@" + domain).doesNotContain("passwordHash");
        assertThat(Archives.texts(archive).get("users.jsonl")).contains("$argon2id$", "$1$gatehous$");
    }

    @Test
    void sendsTheRestOfAnArchive() {
        HttpResponse<byte[]> rest = client.with("Range", "bytes=100-").download(export + "/archive");

        assertThat(rest.statusCode()).isEqualTo(206);
        assertThat(rest.headers().firstValue("Content-Range"))
                .hasValue("bytes 100-" + (archive.length - 1) + "/" + archive.length);
        assertThat(rest.body()).isEqualTo(Arrays.copyOfRange(archive, 100, archive.length));
    }

    @Test
    void sendsTheEndOfAnArchive() {
        HttpResponse<byte[]> end = client.with("Range", "bytes=-10").download(export + "/archive");

        assertThat(end.statusCode()).isEqualTo(206);
        assertThat(end.body()).isEqualTo(Arrays.copyOfRange(archive, archive.length - 10, archive.length));
    }

    @Test
    void sendsAllWhenTheArchiveIsAnother() {
        String etag = client.download(export + "/archive")
                .headers()
                .firstValue("ETag")
                .orElseThrow();

        HttpResponse<byte[]> same =
                client.with("Range", "bytes=0-3").with("If-Range", etag).download(export + "/archive");
        HttpResponse<byte[]> other =
                client.with("Range", "bytes=0-3").with("If-Range", "\"x\"").download(export + "/archive");

        assertThat(same.statusCode()).isEqualTo(206);
        assertThat(same.body()).hasSize(4);
        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(other.body()).isEqualTo(archive);
    }

    @Test
    void refusesAPartThatThereIsNot() {
        Answer answer = client.with("Range", "bytes=" + archive.length + "-").get(export + "/archive");

        assertProblem(answer, 416, "range-not-satisfiable");
        assertThat(answer.header("Content-Range")).isEqualTo("bytes */" + archive.length);
    }

    @Test
    void answersHead() {
        Answer head = client.send("HEAD", export + "/archive");

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Accept-Ranges")).isEqualTo("bytes");
        assertThat(head.header("Content-Length")).isEqualTo("" + archive.length);
    }

    @Test
    void needsTheScopesOfWhatIsInItToMakeAndToFetchIt() {
        ApiClient plain = tenant.codeWith("domains:export", "users.protected:write");

        assertProblem(plain.post("domains/" + domain + "/export", "{\"passwordHashes\": true}"), 403, "scope-missing");
        assertProblem(plain.post("domains/" + domain + "/export", "{\"dkimKeys\": true}"), 403, "scope-missing");
        assertProblem(plain.get(export + "/archive"), 403, "scope-missing");
    }

    @Test
    void leavesNobodyOutInSilence() {
        ApiClient without = tenant.codeWithout("users.protected:write");

        assertProblem(without.post("domains/" + domain + "/export", "{}"), 403, "user-protected");
        assertProblem(without.get(export + "/archive"), 403, "user-protected");
    }

    @Test
    void isForCodesBoundToTheDomainOnlyIfAllMembersAre() {
        Tenant other = Tenant.fresh();
        String mine = other.domain();
        String theirs = other.domain();
        other.user("ada@" + mine);
        ApiClient bound = bound(other, mine);

        assertThat(bound.post("domains/" + mine + "/export", "{}").status()).isEqualTo(202);
        assertProblem(bound.post("domains/" + theirs + "/export", "{}"), 403, "domain-not-allowed");

        other.user("guest@" + theirs);
        other.client().send("PUT", "domains/" + mine + "/members/guest@" + theirs);
        assertProblem(bound.post("domains/" + mine + "/export", "{}"), 403, "domain-not-allowed");
    }

    @Test
    void isNobodyElsesBusiness() {
        ApiClient stranger = Tenant.fresh().client();

        assertProblem(stranger.get(export), 404, "domain-not-found");
        assertProblem(client.get("domains/" + domain + "/export/" + UUID.randomUUID()), 404, "export-not-found");
        assertProblem(client.get("domains/" + domain + "/export/x"), 404, "export-not-found");
        assertProblem(client.get("domains/" + tenant.domain() + "/export/" + id(export)), 404, "export-not-found");
    }

    @Test
    void isForNobodyWhoMayNotReachWhoIsInIt() {
        Tenant other = Tenant.fresh();
        String name = other.domain();
        String seen = other.user("ada@" + name).path("id").asText();
        ApiClient plain = other.codeWithout("users.protected:write");
        ApiClient reaching = reaching(other, seen);
        String open = Archives.done(other.client(), name, "{}");
        other.client().post("users", """
                {"address": "grace@%s", "protected": true}""".formatted(name));
        String closed = Archives.done(other.client(), name, "{}");
        other.client().delete("users/grace@" + name);
        other.client().delete("users/ada@" + name);

        assertThat(plain.get(open + "/archive").status()).isEqualTo(200);
        assertProblem(plain.get(closed + "/archive"), 403, "user-protected");
        assertProblem(reaching.get(open + "/archive"), 403, "user-protected");
        assertThat(reaching.get(Archives.done(reaching, name, "{}") + "/archive")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void goesWhileItIsMade() {
        Tenant other = Tenant.fresh();
        String name = Filled.domain(other);

        for (int i = 0; i < 8; i++) {
            String begun =
                    other.client().post("domains/" + name + "/export", "{}").location();
            assertThat(other.client().delete(begun).status()).isEqualTo(204);
        }
        other.client().post("domains/" + name + "/export", "{}");
        assertThat(other.client().delete("domains/" + name + "?cascade=true").status())
                .isEqualTo(200);
    }

    @Test
    void goesWhenItIsDeletedAndWithItsDomain() {
        String name = tenant.domain();
        String first = Archives.done(client, name, "{}");
        Archives.done(client, name, "{}");

        assertThat(client.delete(first).status()).isEqualTo(204);
        assertProblem(client.get(first), 404, "export-not-found");
        assertThat(client.delete("domains/" + name).status()).isEqualTo(200);
    }

    @Test
    void isAudited() {
        Tenant other = Tenant.fresh();
        String name = other.domain();
        String done = Archives.done(other.client(), name, "{}") + "/archive";

        other.client().send("HEAD", done);
        assertThat(fetches(other)).isEmpty();
        other.client().with("Range", "bytes=9-").download(done);
        other.client().with("Range", "bytes=20-").download(done);
        assertThat(fetches(other)).hasSize(1);
        other.client().download(done);
        assertThat(fetches(other)).hasSize(2);
        assertThat(fetches(other).toString()).contains(name);
    }

    private static JsonNode fetches(Tenant tenant) {
        return tenant.client()
                .get("audit-events?action=domain.export-fetch")
                .json()
                .path("items");
    }

    private static String id(String location) {
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private static ApiClient reaching(Tenant tenant, String protectedUser) {
        Answer code = tenant.client().post("api-codes", """
                {"name": "reaching", "enabled": true, "scopes": ["domains:export", "users.protected:write"],
                 "protectedUsers": ["%s"]}""".formatted(protectedUser));
        return ApiClient.as(code.json().path("secret").asText());
    }

    private static ApiClient bound(Tenant tenant, String name) {
        String id = tenant.client().get("domains/" + name).json().path("id").asText();
        Answer code = tenant.client().post("api-codes", """
                {"name": "bound", "enabled": true, "scopes": ["domains:export"], "domains": ["%s"]}""".formatted(id));
        return ApiClient.as(code.json().path("secret").asText());
    }
}
