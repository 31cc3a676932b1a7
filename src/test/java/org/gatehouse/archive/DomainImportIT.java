package org.gatehouse.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.support.Answer.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.Tenant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What was exported comes back as it was, or not at all. */
class DomainImportIT {
    private static final String ALL = "{\"passwordHashes\": true, \"dkimKeys\": false}";

    /** A domain with some of everything; its organization, its name, and its archive. */
    private static Tenant tenant;

    private static String domain;
    private static byte[] archive;

    @BeforeAll
    static void fill() {
        tenant = Tenant.fresh();
        domain = Filled.domain(tenant);
        archive = Archives.export(tenant.client(), domain, ALL);
    }

    @Test
    void makesTheDomainAgainAsItWas() {
        Tenant other = Tenant.fresh();
        String name = Filled.domain(other);
        ApiClient client = other.client();
        byte[] first = Archives.export(client, name, ALL);
        assertThat(client.delete("domains/" + name + "?cascade=true").status()).isEqualTo(200);

        JsonNode report = Archives.imported(client, first);

        assertThat(report.path("state").asText()).as(report.toString()).isEqualTo("done");
        assertThat(report.path("domain").asText()).isEqualTo(name);
        assertThat(report.at("/counts/users").asInt()).isEqualTo(3);
        assertThat(other.usersCount(name)).isEqualTo(3);
        byte[] second = Archives.export(client, name, ALL);
        assertThat(Archives.texts(second)).isEqualTo(Archives.texts(first));
        assertThat(Archives.texts(first))
                .containsKeys(
                        "domain.json",
                        "second-factor.json",
                        "users.jsonl",
                        "members.jsonl",
                        "aliases.jsonl",
                        "webaides.jsonl",
                        "webaides/0000001/002-contacts.vcf");
    }

    @Test
    void letsUsersOfTheArchiveLogInAndSyncFromTheBegin() {
        Tenant other = Tenant.fresh();
        String name = Filled.domain(other);
        byte[] first = Archives.export(other.client(), name, ALL);
        other.client().delete("domains/" + name + "?cascade=true");
        Archives.imported(other.client(), first);

        Answer ada = other.client().get("users/ada@" + name);
        Answer webaides = other.client().get("users/ada@" + name + "/webaides?kind=contacts");
        String webaide = webaides.json().at("/items/0/id").asText();
        Answer entry = other.client().post("webaides/" + webaide + "/entries", """
                {"content": {"@type": "Card", "version": "1.0", "name": {"full": "New"}}}""");
        Answer changes = other.client().get("users/ada@" + name + "/changes");

        assertThat(ada.json().path("displayName").asText()).isEqualTo("Ada Lovelace");
        assertThat(entry.status()).as(entry.text()).isEqualTo(201);
        assertThat(changes.status()).as(changes.text()).isEqualTo(200);
    }

    @Test
    void leavesOutMembersWhoAreNotHere() {
        Tenant other = Tenant.fresh();
        byte[] moved = renamed(archive, domain, Tenant.unique("moved") + ".example");

        JsonNode report = Archives.imported(other.client(), moved);

        assertThat(report.path("state").asText()).as(report.toString()).isEqualTo("done");
        assertThat(report.at("/counts/membersLeftOut").asInt()).isEqualTo(1);
        assertThat(report.at("/counts/members").asInt()).isZero();
    }

    @Test
    void givesContainersToUsersWhoBringNone() {
        Tenant other = Tenant.fresh();
        String name = other.domain();
        other.user("ada@" + name);
        byte[] small = Archives.export(other.client(), name, "{\"webaides\": false}");
        other.client().delete("domains/" + name + "?cascade=true");

        JsonNode report = Archives.imported(other.client(), small);

        assertThat(report.path("state").asText()).as(report.toString()).isEqualTo("done");
        assertThat(other.client().get("users/ada@" + name + "/webaides").json().path("items"))
                .hasSize(5);
    }

    @Test
    void refusesADomainThatIsThere() {
        assertRefused(tenant, archive, "domain-taken");
    }

    @Test
    void tellsWhichNamesAreTaken() {
        Tenant other = Tenant.fresh();
        String home = other.domain();
        other.client().post("users", """
                {"address": "x@%s", "username": "the grace"}""".formatted(home));
        byte[] moved = renamed(archive, domain, Tenant.unique("taken") + ".example");

        JsonNode report = assertRefused(other, moved, "archive-conflict");

        assertThat(report.at("/problem/errors/0/pointer").asText()).isEqualTo("/users.jsonl/3/username");
    }

    @Test
    void needsTheScopesOfWhatIsInIt() {
        ApiClient client = tenant.codeWith("domains:import");
        byte[] moved = renamed(archive, domain, Tenant.unique("scopes") + ".example");

        JsonNode report = Archives.imported(client, moved);

        assertThat(report.path("state").asText()).isEqualTo("failed");
        assertThat(report.at("/problem/type").asText()).isEqualTo("/problems/scope-missing");
    }

    @Test
    void isNotForCodesBoundToDomains() {
        String home = tenant.client().get("domains/" + domain).json().path("id").asText();
        Answer code = tenant.client().post("api-codes", """
                {"name": "bound", "enabled": true, "scopes": ["domains:import"], "domains": ["%s"]}""".formatted(home));
        ApiClient bound = ApiClient.as(code.json().path("secret").asText());

        assertProblem(bound.send("POST", "domains/import", "application/zip", "x"), 403, "domain-not-allowed");
        assertProblem(bound.get("domains/import/" + UUID.randomUUID()), 403, "domain-not-allowed");
    }

    @Test
    void isDoneOnceUnderOneKey() {
        ApiClient client = tenant.client().with("Idempotency-Key", Tenant.unique("key"));

        Answer first = client.send("POST", "domains/import", "application/zip", "no zip");
        Answer second = client.send("POST", "domains/import", "application/zip", "no zip");

        assertThat(second.json().path("id")).isEqualTo(first.json().path("id"));
        Archives.ended(tenant.client(), first.location());
    }

    static Stream<Arguments> badArchives() {
        return Stream.of(
                bad("no zip", "archive-invalid", files -> new byte[] {1, 2, 3}),
                bad("an empty body", "archive-invalid", files -> new byte[0]),
                bad("a zip of nothing", "archive-invalid", files -> Archives.zip(Map.of())),
                bad("half of one", "archive-invalid", files -> {
                    byte[] whole = Archives.packed(files);
                    return Arrays.copyOf(whole, whole.length / 2);
                }),
                bad("no manifest", "archive-invalid", files -> {
                    files.remove(Archives.MANIFEST);
                    return Archives.zip(files);
                }),
                changed("a path that climbs", files -> put(files, "../users.jsonl", "")),
                changed("an absolute path", files -> put(files, "/etc/passwd", "x")),
                changed("a path with backslashes", files -> put(files, "webaides\\\\..\\\\x.vcf", "x")),
                changed("a climb below a folder", files -> put(files, "webaides/../../x", "x")),
                changed("a file that is too much", files -> put(files, "notes.txt", "hello")),
                changed("a folder", files -> put(files, "webaides/", "")),
                changed("files in another order", files -> {
                    byte[] domainFile = files.remove("domain.json");
                    files.put("domain.json", domainFile);
                }),
                changed("no users", files -> files.remove("users.jsonl")),
                bad("a wrong checksum", "archive-invalid", files -> {
                    put(files, "members.jsonl", "{\"username\":\"somebody else\"}\n");
                    return Archives.zip(files);
                }),
                bad("a file less than the manifest says", "archive-invalid", files -> {
                    files.remove("aliases.jsonl");
                    return Archives.zip(files);
                }),
                bad("a file that the manifest has not", "archive-invalid", files -> {
                    byte[] manifest = files.remove(Archives.MANIFEST);
                    put(files, "webaides/0000009/001-contacts.vcf", "BEGIN:VCARD");
                    files.put(Archives.MANIFEST, manifest);
                    return Archives.zip(files);
                }),
                bad("a later version", "archive-invalid", files -> {
                    String manifest = new String(files.get(Archives.MANIFEST), UTF_8);
                    put(files, Archives.MANIFEST, manifest.replaceFirst("\"version\" ?: ?1", "\"version\":2"));
                    return Archives.zip(files);
                }),
                changed("a broken line", files -> append(files, "users.jsonl", "{\"username\":\n")),
                changed("a line without its end", files -> append(files, "users.jsonl", "{}")),
                changed("a user of another domain", files -> append(files, "users.jsonl", user("x@elsewhere.example"))),
                changed("a user twice", files -> append(files, "users.jsonl", user("ada@" + name(files)))),
                changed(
                        "a member that is not known",
                        files -> append(files, "users.jsonl", """
                        {"address":"z@%s","admin":true,"createdAt":"2020-01-01T00:00:00Z"}
                        """.formatted(name(files)))),
                changed("a hash of another kind", files -> append(files, "users.jsonl", """
                        {"address":"z@%s","passwordHash":"plain","createdAt":"2020-01-01T00:00:00Z"}
                        """.formatted(name(files)))),
                changed("a user of tomorrow", files -> append(files, "users.jsonl", """
                        {"address":"z@%s","createdAt":"2999-01-01T00:00:00Z"}
                        """.formatted(name(files)))),
                changed("an alias that is a user", files -> append(files, "aliases.jsonl", """
                        {"address":"ada@%1$s","destinations":["x@%1$s"],"createdAt":"2020-01-01T00:00:00Z"}
                        """.formatted(name(files)))),
                bad("aliases in a circle", "alias-loop", files -> {
                    append(files, "aliases.jsonl", """
                            {"address":"one@%1$s","destinations":["two@%1$s"],"createdAt":"2020-01-01T00:00:00Z"}
                            {"address":"two@%1$s","destinations":["one@%1$s"],"createdAt":"2020-01-01T00:00:00Z"}
                            """.formatted(name(files)));
                    return Archives.packed(files);
                }),
                changed(
                        "more DKIM keys than a domain has",
                        files -> keys(files, dkimKey("x").repeat(11))),
                changed("a DKIM key as large as a line", files -> keys(files, dkimKey("x".repeat(1_000_000)))),
                changed("an entry of nobody", files -> append(files, "webaides.jsonl", """
                        {"user":"nobody","kind":"notes","name":"n","createdAt":"2020-01-01T00:00:00Z"}
                        """)),
                changed("an entry that breaks the rules", files -> append(files, "webaides.jsonl", """
                        {"uid":"u1","createdAt":"2020-01-01T00:00:00Z","content":{"nonsense":1}}
                        """)),
                changed("an entry twice", files -> {
                    String note = "{\"uid\":\"u1\",\"createdAt\":\"2020-01-01T00:00:00Z\","
                            + "\"content\":{\"title\":\"t\",\"body\":\"b\"}}\n";
                    append(files, "webaides.jsonl", note + note);
                }),
                changed("an icon that is none", files -> {
                    Map<String, byte[]> rest = new LinkedHashMap<>(files);
                    files.clear();
                    files.put("domain.json", rest.remove("domain.json"));
                    put(files, "icon.png", "no picture");
                    files.putAll(rest);
                }),
                bad("a bomb in a line", "archive-invalid", files -> {
                    files.put("users.jsonl", new byte[80 * 1024 * 1024]);
                    return Archives.packed(files);
                }),
                bad("a bomb", "archive-too-large", files -> {
                    byte[] vcards = new byte[80 * 1024 * 1024];
                    put(files, "webaides/0000009/001-contacts.vcf", "");
                    files.put("webaides/0000009/001-contacts.vcf", vcards);
                    return Archives.packed(files);
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badArchives")
    void refusesWholly(String what, String slug, Function<Map<String, byte[]>, byte[]> make) {
        Tenant other = Tenant.fresh();
        String name = Tenant.unique("bad") + ".example";
        Map<String, byte[]> files = Archives.files(renamed(archive, domain, name));

        assertRefused(other, make.apply(files), slug);

        assertProblem(other.client().get("domains/" + name), 404, "domain-not-found");
        byte[] good = renamed(archive, domain, name);
        assertThat(Archives.imported(other.client(), good).path("state").asText())
                .as("the good one, after " + what)
                .isEqualTo("done");
    }

    private static JsonNode assertRefused(Tenant tenant, byte[] archive, String slug) {
        String before = counts(tenant);

        JsonNode report = Archives.imported(tenant.client(), archive);

        assertThat(report.path("state").asText()).as(report.toString()).isEqualTo("failed");
        assertThat(report.at("/problem/type").asText()).as(report.toString()).isEqualTo("/problems/" + slug);
        assertThat(counts(tenant)).isEqualTo(before);
        return report;
    }

    private static String counts(Tenant tenant) {
        return Stream.of("domains", "users", "aliases")
                .map(list -> tenant.client().get(list).json().path("items").size() + " " + list)
                .toList()
                .toString();
    }

    private static Arguments bad(String what, String slug, Function<Map<String, byte[]>, byte[]> make) {
        return Arguments.of(what, slug, make);
    }

    /** One whose checksums are right. */
    private static Arguments changed(String what, Consumer<Map<String, byte[]>> change) {
        return bad(what, "archive-invalid", files -> {
            change.accept(files);
            return Archives.packed(files);
        });
    }

    private static String name(Map<String, byte[]> files) {
        return new String(files.get("domain.json"), UTF_8).replaceFirst("(?s).*?\"name\":\"([^\"]+)\".*", "$1");
    }

    private static String user(String address) {
        return "{\"address\":\"" + address + "\",\"createdAt\":\"2020-01-01T00:00:00Z\"}\n";
    }

    private static String dkimKey(String privateKey) {
        return "{\"selector\":\"s1\",\"algorithm\":\"ed25519\",\"state\":\"waiting\",\"keepDays\":7,"
                + "\"privateKey\":\"" + privateKey + "\",\"createdAt\":\"2020-01-01T00:00:00Z\"}\n";
    }

    /** Adds a file in its place. */
    private static void keys(Map<String, byte[]> files, String lines) {
        Map<String, byte[]> rest = new LinkedHashMap<>(files);
        files.clear();
        rest.forEach((name, bytes) -> {
            if (name.equals("quotas.jsonl")) {
                put(files, "dkim-keys.jsonl", lines);
            }
            files.put(name, bytes);
        });
    }

    private static void put(Map<String, byte[]> files, String name, String text) {
        files.put(name, text.getBytes(UTF_8));
    }

    private static void append(Map<String, byte[]> files, String name, String text) {
        put(files, name, new String(files.get(name), UTF_8) + text);
    }

    /** The archive as of a domain of another name. */
    private static byte[] renamed(byte[] archive, String from, String to) {
        Map<String, byte[]> files = Archives.files(archive);
        files.replaceAll((name, bytes) -> name.endsWith(".png")
                ? bytes
                : new String(bytes, UTF_8).replace(from, to).getBytes(UTF_8));
        return Archives.packed(files);
    }
}
