package org.gatehouse.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.gatehouse.support.Answer.assertInvalid;
import static org.gatehouse.support.Answer.assertProblem;
import static org.gatehouse.support.Tenant.unique;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.DnsServer;
import org.gatehouse.support.GatehouseServer;
import org.gatehouse.support.Lists;
import org.gatehouse.support.Pebble;
import org.gatehouse.support.TestCa;
import org.gatehouse.support.Waiting;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Certificates from a real CA, Let's Encrypt's Pebble, which asks this server for its proofs. */
class AcmeIT {
    private static final Duration ENOUGH = Duration.ofSeconds(60);

    private static DnsServer dns;
    private static Pebble pebble;
    private static GatehouseServer server;
    private static ApiClient client;

    @BeforeAll
    static void start() {
        assumeThat(Pebble.isThere())
                .as("ACME IS NOT TESTED: there is no /usr/bin/pebble, install Debian's package pebble")
                .isTrue();
        dns = DnsServer.start();
        pebble = new Pebble();
        server = GatehouseServer.builder()
                .env("GATEHOUSE_ACME_DIRECTORY", pebble.directory())
                .env("GATEHOUSE_ACME_CA_BUNDLE", pebble.root().toString())
                .env("GATEHOUSE_ACME_CONTACT", "mailto:postmaster@example.com")
                .env("GATEHOUSE_ACME_EAB_KID", Pebble.KID)
                .env("GATEHOUSE_ACME_EAB_KEY", Pebble.HMAC_KEY)
                .env("GATEHOUSE_DOMAINS_VERIFY", "true")
                .env("GATEHOUSE_CERTIFICATES_RENEW_EVERY", "PT1S")
                .env("GATEHOUSE_JOBS_POLL", "PT0.2S")
                .env("GATEHOUSE_DNS_RESOLVERS", dns.address())
                .start();
        client = ApiClient.at(server.uri()).with("Authorization", "Bearer " + server.firstCode());
        startPebble("");
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            pebble.close();
            server.stop();
            dns.close();
        }
    }

    private static void startPebble(String options) {
        pebble.start(server.uri().getPort(), dns, Pebble.externalAccounts() + options);
    }

    /** It forgets everything, the accounts too. */
    private static void restartPebble(String options) {
        pebble.close();
        startPebble(options);
    }

    private static String domain() {
        String name = unverified();
        verify(name, true);
        return name;
    }

    private static String unverified() {
        String name = unique("acme") + ".example";
        assertThat(client.post("domains", "{\"name\": \"" + name + "\"}").status())
                .isEqualTo(201);
        return name;
    }

    /** As the operators. */
    private static void verify(String domain, boolean verified) {
        String organization = client.get("organization").json().path("id").asText();
        Answer answer = client.put(
                "organizations/" + organization + "/domains/" + domain + "/verification",
                "{\"verified\": " + verified + "}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    /** A host that leads here. */
    private static String host(String label, String domain) {
        String host = label + "." + domain;
        dns.add(host, "A", "127.0.0.1");
        return host;
    }

    private static String hosts(String... hosts) {
        return "\"hosts\": [\"" + String.join("\", \"", hosts) + "\"]";
    }

    private static Answer order(String acme, String... hosts) {
        return client.post("certificates", "{" + hosts(hosts) + ", \"acme\": " + acme + "}");
    }

    private static JsonNode ended(Answer ordered) {
        assertThat(ordered.status()).as(ordered.text()).isEqualTo(202);
        Waiting.until(
                () -> List.of("valid", "failed").contains(state(ordered)), ENOUGH, () -> client.get(ordered.location())
                        .text());
        return client.get(ordered.location()).json();
    }

    private static String state(Answer ordered) {
        return client.get(ordered.location()).json().path("state").asText();
    }

    private static JsonNode certificate(JsonNode order) {
        assertThat(order.path("state").asText()).as(order.toString()).isEqualTo("valid");
        return client.get("certificates/" + order.path("certificateId").asText())
                .json();
    }

    private static JsonNode made(String... hosts) {
        return certificate(ended(order("{}", hosts)));
    }

    private static JsonNode read(JsonNode certificate) {
        return client.get("certificates/" + certificate.path("id").asText()).json();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(one -> texts.add(one.asText()));
        return texts;
    }

    @Test
    void makesACertificateThatTheHostsCanServe() throws Exception {
        String domain = domain();
        String mail = host("mail", domain);
        String config = host("autoconfig", domain);

        Answer ordered = order("{\"keyType\": \"ec-p384\"}", mail, config, mail.toUpperCase(java.util.Locale.ROOT));
        JsonNode order = ended(ordered);
        JsonNode made = certificate(order);

        assertThat(order.path("hosts"))
                .hasSize(2)
                .allMatch(host -> host.path("state").asText().equals("proven"));
        assertThat(texts(made.path("hosts"))).containsExactly(config, mail);
        assertThat(made.path("origin").asText()).isEqualTo("acme");
        assertThat(made.path("state").asText()).isEqualTo("valid");
        assertThat(made.path("issuer").asText()).contains("Pebble");
        assertThat(made.path("keyType").asText()).isEqualTo("ec-p384");
        assertThat(made.path("daysLeft").asLong()).isPositive();
        assertThat(made.path("trusted").asBoolean(true)).isFalse(); // Pebble's roots are nobody's
        Instant from = Instant.parse(made.path("notBefore").asText());
        Instant until = Instant.parse(made.path("notAfter").asText());
        Duration life = Duration.between(from, until);
        assertThat(Instant.parse(made.path("renewAt").asText())).isEqualTo(from.plusSeconds(life.toSeconds() * 2 / 3));

        Answer bundle = client.get("certificates/" + made.path("id").asText() + "/bundle");
        assertThat(bundle.status()).isEqualTo(200);
        assertThat(bundle.header("Cache-Control")).isEqualTo("no-store");
        assertThat(bundle.text())
                .startsWith("-----BEGIN PRIVATE KEY-----")
                .contains(made.path("chain").asText());
        String key = bundle.text().substring(0, bundle.text().indexOf("-----BEGIN CERTIFICATE-----"));
        List<X509Certificate> chain = Pem.chain(made.path("chain").asText());
        assertThat(Keys.match(Pem.key(key), chain.get(0).getPublicKey())).isTrue();
        assertThat(chain).hasSizeGreaterThan(1);
        chain.get(0).verify(chain.get(1).getPublicKey());
        assertThat(Lists.texts(client, "audit-events?action=certificate.export", "targetId"))
                .contains(made.path("id").asText());
        assertThat(Lists.texts(client, "audit-events?action=certificate.order", "targetId"))
                .contains(order.path("id").asText());
        assertThat(Lists.texts(client, "certificates?host=" + mail, "id"))
                .containsExactly(made.path("id").asText());
    }

    @Test
    void aBadHostKeepsNoOtherFromItsCertificate() {
        String domain = domain();
        String good = host("good", domain);
        String other = host("other", domain);
        String bad = "bad." + domain; // has no address

        JsonNode order = ended(order("{}", good, bad, other));
        JsonNode made = certificate(order);

        assertThat(texts(made.path("hosts"))).containsExactly(good, other);
        assertThat(order.path("hosts")).hasSize(3);
        order.path("hosts").forEach(host -> {
            boolean isBad = host.path("host").asText().equals(bad);
            assertThat(host.path("state").asText()).isEqualTo(isBad ? "failed" : "proven");
            assertThat(host.has("problem")).isEqualTo(isBad);
        });
    }

    @Test
    void allOrNothingIsNothingWhenOneIsBad() {
        String domain = domain();
        String bad = "bad." + domain;

        JsonNode order = ended(order("{\"allHosts\": true}", host("good", domain), bad));

        assertThat(order.path("state").asText()).isEqualTo("failed");
        assertThat(order.path("problem").path("type").asText()).isEqualTo("/problems/host-not-proven");
        assertThat(order.path("problem").path("detail").asText()).contains(bad);
        assertThat(order.has("certificateId")).isFalse();
        assertThat(Lists.texts(client, "certificates?host=good." + domain, "id"))
                .isEmpty();
    }

    @Test
    void theOrdersOfOthersGoOnBesideABadOne() {
        String domain = domain();
        Answer bad = order("{}", "bad." + domain);
        Answer good = order("{}", host("good", domain));

        assertThat(ended(good).path("state").asText()).isEqualTo("valid");
        assertThat(ended(bad).path("state").asText()).isEqualTo("failed");
    }

    @Test
    void asksForAHostNoMoreAfterFourFailures() {
        String host = "never." + domain();
        for (int i = 0; i < 4; i++) {
            assertThat(ended(order("{}", host)).path("state").asText()).isEqualTo("failed");
        }

        Answer fifth = order("{}", host);

        assertProblem(fifth, 429, "acme-budget");
        assertThat(Integer.parseInt(fifth.header("Retry-After"))).isBetween(3400, 3601);
    }

    @Test
    void asksForTheSameSetFourTimesAWeek() {
        String domain = domain();
        String host = host("again", domain);
        JsonNode first = made(host);
        for (int i = 0; i < 3; i++) {
            assertThat(made(host).path("id")).isEqualTo(first.path("id")); // one for a set of hosts
        }

        Answer fifth = order("{}", host);
        Answer renewal = client.post("certificates/" + first.path("id").asText() + "/renew", "{}");

        assertProblem(fifth, 429, "acme-budget");
        assertThat(Integer.parseInt(fifth.header("Retry-After"))).isBetween(604_500, 604_801);
        assertProblem(renewal, 429, "acme-budget");
        assertThat(made(host, host("more", domain)).path("hosts")).hasSize(2); // another set
    }

    @Test
    void anAccountThatTheCaHasLostIsMadeAgain() {
        String domain = domain();
        made(host("before", domain));

        restartPebble("");

        assertThat(made(host("after", domain)).path("state").asText()).isEqualTo("valid");
    }

    @Test
    void waitsForACaThatIsAway() {
        String host = host("patient", domain());
        int before = server.log().length();
        Answer ordered;
        pebble.close();
        try {
            ordered = order("{}", host);
            Waiting.until(
                    () -> server.log().indexOf("The CA cannot be reached", before) >= 0,
                    ENOUGH,
                    () -> "the server does not say that the CA is away");
            assertThat(state(ordered)).isIn("pending", "processing");
        } finally {
            startPebble("");
        }

        assertThat(ended(ordered).path("state").asText()).isEqualTo("valid");
    }

    @Test
    void renewsAtTwoThirdsOfTheLife() {
        restartPebble(Pebble.shortLived(45));
        try {
            String host = host("short", domain());
            JsonNode first = made(host);
            Instant until = Instant.parse(first.path("notAfter").asText());

            Waiting.until(
                    () -> !read(first).path("fingerprint").equals(first.path("fingerprint")),
                    ENOUGH,
                    () -> "not renewed: " + read(first));

            JsonNode renewed = read(first);
            assertThat(renewed.path("id")).isEqualTo(first.path("id"));
            assertThat(renewed.path("etag")).isNotEqualTo(first.path("etag"));
            assertThat(Instant.parse(renewed.path("notAfter").asText())).isAfter(until);
            JsonNode order = client.get("certificates/orders/"
                            + renewed.path("renewalOrderId").asText())
                    .json();
            assertThat(order.path("renewalOf")).isEqualTo(first.path("id"));
            client.delete("certificates/" + first.path("id").asText());
        } finally {
            restartPebble("");
        }
    }

    @Test
    void renewsWhenAsked() {
        JsonNode first = made(host("asked", domain()));

        Answer asked = client.post("certificates/" + first.path("id").asText() + "/renew", "{}");
        JsonNode renewed = certificate(ended(asked));

        assertThat(renewed.path("id")).isEqualTo(first.path("id"));
        assertThat(renewed.path("fingerprint")).isNotEqualTo(first.path("fingerprint"));
        assertThat(renewed.path("keyType")).isEqualTo(first.path("keyType"));
        Answer stale = client.with("If-Match", '"' + first.path("etag").asText() + '"')
                .post("certificates/" + first.path("id").asText() + "/renew", "{}");
        assertProblem(stale, 412, "stale-version");
    }

    @Test
    void keepsWhatIsNotToBeRenewed() {
        JsonNode made = certificate(ended(order("{\"renew\": false}", host("once", domain()))));

        assertThat(made.has("renewAt")).isFalse();
    }

    @Test
    void isOrderedOnceForAKey() {
        String body = "{" + hosts(host("key", domain())) + ", \"acme\": {}}";
        ApiClient once = client.with("Idempotency-Key", unique("k"));

        Answer first = once.post("certificates", body);
        Answer second = once.post("certificates", body);

        assertThat(second.status()).isEqualTo(202);
        assertThat(second.json().path("id")).isEqualTo(first.json().path("id"));
        ended(first);
    }

    @Test
    void takesOneOrderForTheSameHostsAtATime() {
        String host = host("busy", domain());
        Answer first;
        pebble.close();
        try {
            first = order("{}", host);
            assertProblem(order("{}", host), 409, "order-running");
        } finally {
            startPebble("");
        }
        ended(first);
    }

    @Test
    void refusesWhatCannotBeProvenOrIsNotOurs() {
        String domain = domain();

        assertInvalid(order("{}", "*." + domain), "/hosts/0");
        assertInvalid(order("{\"keyType\": \"ed25519\"}", "a." + domain), "/acme/keyType");
        assertInvalid(order("{\"keyType\": \"dsa\"}", "a." + domain), "/acme/keyType");
        assertProblem(order("{}", "mail.elsewhere.example"), 400, "host-outside");
        assertInvalid(client.post("certificates", "{\"acme\": {}}"), "/hosts");
        assertInvalid(client.post("certificates", "{\"acme\": {}, \"hosts\": []}"), "/hosts");
        assertInvalid(
                client.post("certificates", "{" + hosts("a." + domain) + ", \"acme\": {}, \"chain\": \"x\"}"),
                "/chain");
        String many = String.join(
                "\", \"",
                Stream.iterate(0, i -> i < 101, i -> i + 1)
                        .map(i -> "h" + i + "." + domain)
                        .toList());
        assertInvalid(order("{}", many), "/hosts");
    }

    @Test
    void waitsUntilTheDomainIsVerified() {
        String domain = unverified();
        String host = host("mail", domain);
        TestCa.Issued issued = TestCa.selfSigned(Duration.ofDays(30), host);
        String upload = new ObjectMapper()
                .createObjectNode()
                .put("chain", issued.pem())
                .put("privateKey", issued.keyPem())
                .put("force", true)
                .toString();

        assertProblem(order("{}", host), 409, "domain-not-verified");
        assertProblem(client.post("certificates", upload), 409, "domain-not-verified");

        verify(domain, true);
        JsonNode made = made(host);
        verify(domain, false);
        assertProblem(
                client.post("certificates/" + made.path("id").asText() + "/renew", "{}"), 409, "domain-not-verified");
    }

    @Test
    void tellsOthersNothing() {
        String domain = domain();
        JsonNode order = ended(order("{}", host("mine", domain)));
        Answer other = client.post("organizations", "{\"name\": \"" + unique("Other") + "\"}");
        ApiClient stranger = ApiClient.at(server.uri())
                .with(
                        "Authorization",
                        "Bearer "
                                + other.json()
                                        .path("firstApiCode")
                                        .path("secret")
                                        .asText());
        ApiClient bound = code("\"domains\": [\"" + domain() + "\"]");
        ApiClient inReach = code("\"domains\": [\"" + domain + "\"]");
        String path = "certificates/orders/" + order.path("id").asText();
        String certificate = "certificates/" + order.path("certificateId").asText();

        assertProblem(stranger.get(path), 404, "order-not-found");
        assertProblem(stranger.get(certificate), 404, "certificate-not-found");
        assertProblem(bound.get(path), 403, "domain-not-allowed");
        assertProblem(bound.get(certificate + "/bundle"), 403, "domain-not-allowed");
        assertThat(bound.get("certificates").json().path("items")).isEmpty();
        assertThat(inReach.get(path).status()).isEqualTo(200);
        assertThat(Lists.texts(inReach, "certificates", "id"))
                .containsExactly(order.path("certificateId").asText());
    }

    private static ApiClient code(String members) {
        Answer made = client.post(
                "api-codes",
                "{\"name\": \"bound\", \"enabled\": true, \"scopes\": [\"certificates:read\", \"certificates:export\"], "
                        + members + "}");
        return ApiClient.at(server.uri())
                .with("Authorization", "Bearer " + made.json().path("secret").asText());
    }

    @Test
    void goesWithItsDomain() {
        String domain = domain();
        JsonNode order = ended(order("{}", host("gone", domain)));

        assertThat(client.delete("domains/" + domain).status()).isEqualTo(200);

        assertProblem(client.get("certificates/orders/" + order.path("id").asText()), 404, "order-not-found");
        assertProblem(client.get("certificates/" + order.path("certificateId").asText()), 404, "certificate-not-found");
    }

    @Test
    void answersAtTheChallengesPathWithWhatItKnowsAlone() {
        ApiClient anybody = ApiClient.at(server.uri());
        for (String token : List.of(
                "",
                "x",
                "nothing-of-this-name-is-known",
                "..%2f..%2fetc%2fpasswd",
                "%3b%27%22",
                "a".repeat(300),
                "a/b",
                "%25")) {
            Answer answer = anybody.get("/.well-known/acme-challenge/" + token);
            assertThat(answer.status()).as(token).isBetween(400, 404);
        }
        assertThat(anybody.get("/.well-known/acme-challenge/%00").status()).isBetween(400, 404);
    }
}
