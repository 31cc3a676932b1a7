package org.gatehouse.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.support.Answer.assertInvalid;
import static org.gatehouse.support.Answer.assertProblem;
import static org.gatehouse.support.Tenant.unique;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.AtOnce;
import org.gatehouse.support.Lists;
import org.gatehouse.support.Tenant;
import org.gatehouse.support.TestCa;
import org.gatehouse.support.TestCa.Issued;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates that are uploaded, and what becomes of all of them. */
class CertificatesIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TestCa CA = TestCa.trusted();
    private static final Duration MONTH = Duration.ofDays(30);

    private final Tenant tenant = Tenant.fresh();
    private final ApiClient client = tenant.client();
    private final String domain = tenant.domain();
    private final String host = "mail." + domain;

    private static ObjectNode draft(String chain, String key) {
        return JSON.createObjectNode().put("chain", chain).put("privateKey", key);
    }

    private static ObjectNode draft(Issued issued) {
        return draft(CA.chain(issued), issued.keyPem());
    }

    private static ObjectNode forHosts(ObjectNode draft, String... hosts) {
        var list = draft.putArray("hosts");
        for (String each : hosts) {
            list.add(each);
        }
        return draft;
    }

    private Answer upload(ObjectNode draft) {
        return client.post("certificates", draft.toString());
    }

    private JsonNode uploaded(ObjectNode draft) {
        Answer answer = upload(draft);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    private JsonNode uploaded(Duration life, String... hosts) {
        return uploaded(draft(CA.issue(life, hosts)));
    }

    private static String path(JsonNode certificate) {
        return "certificates/" + certificate.path("id").asText();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(one -> texts.add(one.asText()));
        return texts;
    }

    private void assertRefused(Answer answer, String pointer) {
        assertProblem(answer, 400, "certificate-refused");
        assertThat(answer.json().findValuesAsText("pointer")).containsExactly(pointer);
        assertThat(client.get("certificates").json().path("items")).isEmpty();
    }

    @Nested
    class Upload {
        @Test
        void storesItWithAllThatItSays() {
            Issued issued = CA.issue(MONTH, host, "web." + domain);

            Answer made = upload(draft(issued));

            assertThat(made.status()).as(made.text()).isEqualTo(201);
            JsonNode view = made.json();
            assertThat(texts(view.path("hosts"))).containsExactly(host, "web." + domain);
            assertThat(view.path("origin").asText()).isEqualTo("upload");
            assertThat(view.path("state").asText()).isEqualTo("valid");
            assertThat(view.path("keyType").asText()).isEqualTo("ec-p256");
            assertThat(view.path("trusted").asBoolean()).isTrue();
            assertThat(view.path("daysLeft").asLong()).isEqualTo(29);
            assertThat(view.path("issuer").asText()).isEqualTo("CN=Tests' root's hand");
            assertThat(view.path("serialNumber").asText())
                    .isEqualTo(issued.certificate().getSerialNumber().toString(16));
            assertThat(view.path("chain").asText()).isEqualTo(CA.chain(issued));
            assertThat(view.has("renewAt")).isFalse();
            assertThat(made.text()).doesNotContain("PRIVATE");
            Answer read = client.get(made.location());
            assertThat(read.json()).isEqualTo(view);
            assertThat(read.etag()).isEqualTo('"' + view.path("etag").asText() + '"');
            assertThat(Lists.texts(client, "audit-events?action=certificate.create", "targetId"))
                    .containsExactly(view.path("id").asText());
        }

        @Test
        void takesEveryKindOfKeyThatServersUse() {
            Instant until = Instant.now().plus(MONTH);
            for (KeyPair key : List.of(
                    TestCa.ec("secp256r1"),
                    TestCa.ec("secp384r1"),
                    TestCa.key("RSA", 2048),
                    TestCa.key("RSA", 3072),
                    TestCa.key("Ed25519", 0))) {
                Issued issued = CA.issue(key, Instant.now().minusSeconds(60), until, unique("h") + "." + domain);
                uploaded(draft(issued));
            }
            assertThat(Lists.texts(client, "certificates", "keyType"))
                    .containsExactly("ec-p256", "ec-p384", "rsa-2048", "rsa-3072", "ed25519");
        }

        @Test
        void takesTheFormsOfKeysThatOpenSslWrites() throws Exception {
            KeyPair key = TestCa.key("RSA", 2048);
            Issued issued =
                    CA.issue(key, Instant.now().minusSeconds(60), Instant.now().plus(MONTH), host);
            var info = org.bouncycastle.asn1.pkcs.PrivateKeyInfo.getInstance(
                    key.getPrivate().getEncoded());
            String pkcs1 = TestCa.pem(
                    "RSA PRIVATE KEY", info.parsePrivateKey().toASN1Primitive().getEncoded());

            JsonNode made = uploaded(draft("Bag Attributes\n" + CA.chain(issued), "\n" + pkcs1));

            assertThat(client.get(path(made) + "/bundle").text()).startsWith(issued.keyPem());
        }

        @Test
        void isForThoseHostsThatAreNamed() {
            Issued issued = CA.issue(MONTH, host, "elsewhere.example", "*." + domain, "192.0.2.7");

            assertProblem(upload(draft(issued)), 400, "host-outside");
            JsonNode made = uploaded(forHosts(draft(issued), host.toUpperCase(java.util.Locale.ROOT), "any." + domain));

            assertThat(texts(made.path("hosts"))).containsExactly("any." + domain, host);
            assertRefusedLater(upload(forHosts(draft(issued), "a.b." + domain)));
            assertRefusedLater(upload(forHosts(draft(issued), domain)));
        }

        private void assertRefusedLater(Answer answer) {
            assertProblem(answer, 400, "certificate-refused");
            assertThat(answer.json().findValuesAsText("pointer")).containsExactly("/hosts/0");
        }

        @Test
        void findsAHostByAWildcard() {
            JsonNode made = uploaded(MONTH, "*." + domain);

            assertThat(Lists.texts(client, "certificates?host=any." + domain, "id"))
                    .containsExactly(made.path("id").asText());
            assertThat(client.get("certificates?host=a.b." + domain).json().path("items"))
                    .isEmpty();
            assertThat(client.get("certificates?host=" + domain).json().path("items"))
                    .isEmpty();
        }

        @Test
        void refusesAKeyThatIsNotItsOwn() {
            Issued issued = CA.issue(MONTH, host);
            String other = TestCa.pem(
                    "PRIVATE KEY", TestCa.ec("secp256r1").getPrivate().getEncoded());

            assertRefused(upload(draft(CA.chain(issued), other)), "/privateKey");
            assertRefused(
                    upload(draft(
                            CA.chain(issued),
                            TestCa.pem(
                                    "PRIVATE KEY",
                                    TestCa.key("RSA", 2048).getPrivate().getEncoded()))),
                    "/privateKey");
            assertRefused(upload(draft(CA.chain(issued), issued.keyPem() + other)), "/privateKey");
            assertRefused(upload(draft(CA.chain(issued), issued.pem())), "/privateKey");
        }

        @Test
        void refusesAChainInAnotherOrderOrWithAStranger() {
            Issued issued = CA.issue(MONTH, host);
            String root = CA.root().pem();
            String hand = CA.intermediate().pem();

            assertRefused(upload(draft(hand + issued.pem(), issued.keyPem())), "/privateKey");
            assertRefused(upload(draft(issued.pem() + root + hand, issued.keyPem())), "/chain");
            assertRefused(
                    upload(draft(
                            issued.pem()
                                    + new TestCa("Tests' root").intermediate().pem(),
                            issued.keyPem())),
                    "/chain");
            uploaded(draft(issued.pem() + hand + root, issued.keyPem()));
        }

        @Test
        void refusesWhatHasExpiredOrIsNotValidYet() {
            Instant now = Instant.now();
            KeyPair key = TestCa.ec("secp256r1");

            assertRefused(upload(draft(CA.issue(key, now.minus(MONTH), now.minusSeconds(5), host))), "/chain");
            ObjectNode early = draft(CA.issue(key, now.plusSeconds(3600), now.plus(MONTH), host));
            assertRefused(upload(early.put("force", true)), "/chain");
        }

        @Test
        void refusesWhatLeadsToNoRootUnlessForced() {
            TestCa stranger = new TestCa("Nobody's root");
            Issued foreign = stranger.issue(MONTH, host);
            Issued own = TestCa.selfSigned(MONTH, host);
            Issued cut = CA.issue(MONTH, host);

            assertProblem(upload(draft(stranger.chain(foreign), foreign.keyPem())), 409, "certificate-untrusted");
            assertProblem(upload(draft(own.pem(), own.keyPem())), 409, "certificate-untrusted");
            assertProblem(upload(draft(cut.pem(), cut.keyPem())), 409, "certificate-untrusted");
            JsonNode forced = uploaded(draft(own.pem(), own.keyPem()).put("force", true));
            assertThat(forced.path("trusted").asBoolean(true)).isFalse();
        }

        @Test
        void refusesWeakKeysAndCertificatesWithoutHosts() {
            Instant now = Instant.now();
            assertRefused(
                    upload(draft(CA.issue(TestCa.key("RSA", 1024), now.minusSeconds(9), now.plus(MONTH), host))),
                    "/chain");
            assertRefused(
                    upload(draft(CA.issue(TestCa.ec("secp521r1"), now.minusSeconds(9), now.plus(MONTH), host))),
                    "/chain");
            assertRefused(upload(draft(CA.issue(MONTH))), "/chain");
            assertRefused(upload(draft(CA.issue(MONTH, "192.0.2.7"))), "/chain");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "nothing",
                    "-----BEGIN CERTIFICATE-----",
                    "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
                    "-----BEGIN CERTIFICATE-----\n!!!!\n-----END CERTIFICATE-----\n",
                    "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"
                })
        void refusesWhatIsNoCertificateOrKey(String text) {
            Issued issued = CA.issue(MONTH, host);

            assertRefused(upload(draft(text, issued.keyPem())), "/chain");
            assertRefused(upload(draft(CA.chain(issued), text)), "/privateKey");
        }

        @Test
        void refusesWhatIsTooMuch() {
            Issued issued = CA.issue(MONTH, host);

            assertRefused(upload(draft(issued.pem().repeat(11), issued.keyPem())), "/chain");
            assertInvalid(upload(draft("x".repeat(65_537), issued.keyPem())), "/chain");
            assertInvalid(upload(draft(CA.chain(issued), "x".repeat(16_385))), "/privateKey");
            assertInvalid(client.post("certificates", "{}"), "/chain");
            assertInvalid(client.post("certificates", "{\"chain\": \"x\"}"), "/privateKey");
        }

        @Test
        void refusesAnEncryptedKey() {
            Issued issued = CA.issue(MONTH, host);
            String encrypted = TestCa.pem("ENCRYPTED PRIVATE KEY", encrypt(issued));

            assertRefused(upload(draft(CA.chain(issued), encrypted)), "/privateKey");
        }

        private byte[] encrypt(Issued issued) {
            try {
                return new org.bouncycastle.openssl.jcajce.JcaPKCS8Generator(
                                issued.key().getPrivate(),
                                new org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder(
                                                org.bouncycastle.asn1.nist.NISTObjectIdentifiers.id_aes256_CBC)
                                        .setPassword("secret".toCharArray())
                                        .setProvider(new org.bouncycastle.jce.provider.BouncyCastleProvider())
                                        .build())
                        .generate()
                        .getContent();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "../../etc/passwd",
                    "a;rm -rf /",
                    "\"'",
                    "a\u0000b",
                    "*.*.x",
                    "*",
                    "x..y",
                    "-",
                    "localhost",
                    "[::1]"
                })
        void refusesHostsThatAreNone(String text) {
            Issued issued = CA.issue(MONTH, host);

            assertInvalid(upload(forHosts(draft(issued), text)), "/hosts/0");
            assertInvalid(upload(forHosts(draft(issued), "h".repeat(300) + "." + domain)), "/hosts/0");
            Answer listed = client.get("certificates?host=" + Lists.encode(text.replace("\u0000", "")));
            assertThat(listed.status()).isIn(200, 400);
        }

        @Test
        void knowsNoDomainsOfOthers() {
            String foreign = Tenant.fresh().domain();
            assertProblem(upload(draft(CA.issue(MONTH, "mail." + foreign))), 400, "host-outside");
        }

        @Test
        void isDoneOnceForAKey() {
            ApiClient once = client.with("Idempotency-Key", "k");
            String body = draft(CA.issue(MONTH, host)).toString();

            Answer first = once.post("certificates", body);
            Answer second = once.post("certificates", body);

            assertThat(second.json()).isEqualTo(first.json());
            assertThat(Lists.texts(client, "audit-events?action=certificate.create", "id"))
                    .hasSize(1);
        }
    }

    @Nested
    class Replacing {
        @Test
        void aBetterOneTakesThePlaceOfTheOneBefore() {
            JsonNode first = uploaded(MONTH, host);
            JsonNode second = uploaded(MONTH.multipliedBy(2), host);

            assertThat(second.path("id")).isEqualTo(first.path("id"));
            assertThat(second.path("fingerprint")).isNotEqualTo(first.path("fingerprint"));
            assertThat(second.path("etag")).isNotEqualTo(first.path("etag"));
            assertThat(client.get(path(first)).json()).isEqualTo(second);
            assertThat(Lists.texts(client, "audit-events?action=certificate.replace", "targetId"))
                    .containsExactly(first.path("id").asText());
        }

        @Test
        void aWorseOneDoesNotUnlessForced() {
            JsonNode good = uploaded(MONTH.multipliedBy(2), host, "web." + domain);
            ObjectNode shorter = draft(CA.issue(MONTH, host, "web." + domain));
            ObjectNode narrower = draft(CA.issue(MONTH.multipliedBy(3), host));
            Issued own = TestCa.selfSigned(MONTH.multipliedBy(3), host, "web." + domain);

            assertProblem(upload(shorter), 409, "certificate-worse");
            assertProblem(upload(narrower), 409, "certificate-worse");
            assertProblem(upload(draft(own.pem(), own.keyPem())), 409, "certificate-untrusted");
            assertThat(client.get(path(good)).json()).isEqualTo(good);

            JsonNode forced = uploaded(shorter.put("force", true));
            assertThat(forced.path("id")).isEqualTo(good.path("id"));
            JsonNode narrow = uploaded(narrower.put("force", true));
            assertThat(narrow.path("id")).isNotEqualTo(good.path("id"));
        }

        @Test
        void theSameOneAgainIsNoWorse() {
            ObjectNode same = draft(CA.issue(MONTH, host));

            assertThat(uploaded(same).path("id")).isEqualTo(uploaded(same).path("id"));
        }

        @Test
        void ofManyAtOnceTheBestStays() {
            uploaded(MONTH, host);
            List<Issued> issued = new ArrayList<>();
            for (int i = 1; i <= 8; i++) {
                issued.add(CA.issue(MONTH.plusDays(i), host));
            }

            List<Answer> answers = AtOnce.call(8, i -> upload(draft(issued.get(7 - i))));

            assertThat(answers.get(0).status()).isEqualTo(201);
            assertThat(answers).extracting(Answer::status).containsAnyOf(201).isSubsetOf(201, 409);
            assertThat(Lists.texts(client, "certificates", "serialNumber"))
                    .containsExactly(
                            issued.get(7).certificate().getSerialNumber().toString(16));
        }

        @Test
        void manyAtOnceLeaveOneForASetOfHosts() {
            List<ObjectNode> drafts = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                drafts.add(draft(CA.issue(MONTH, host)).put("force", true));
            }

            List<Answer> answers = AtOnce.call(8, i -> upload(drafts.get(i)));

            assertThat(answers).extracting(Answer::status).containsOnly(201);
            assertThat(Lists.all(client, "certificates", 10)).hasSize(1);
        }
    }

    @Nested
    class Bundle {
        @Test
        void holdsTheKeyAndTheChain() {
            Issued issued = CA.issue(MONTH, host);
            JsonNode made = uploaded(draft(issued));

            Answer bundle = client.get(path(made) + "/bundle");

            assertThat(bundle.status()).isEqualTo(200);
            assertThat(bundle.header("Content-Type")).startsWith("application/x-pem-file");
            int end = bundle.text().indexOf("-----BEGIN CERTIFICATE-----");
            assertThat(bundle.text().substring(end)).isEqualTo(CA.chain(issued));
            ECPrivateKey key = (ECPrivateKey) Pem.key(bundle.text().substring(0, end)); // its form is the server's
            assertThat(key.getS()).isEqualTo(((ECPrivateKey) issued.key().getPrivate()).getS());
            assertThat(Lists.texts(client, "audit-events?action=certificate.export", "targetId"))
                    .containsExactly(made.path("id").asText());
            assertProblem(tenant.codeWithout("certificates:export").get(path(made) + "/bundle"), 403, "scope-missing");
            Answer unchanged = client.with("If-None-Match", bundle.etag()).get(path(made) + "/bundle");
            assertThat(unchanged.status()).isEqualTo(304);
            assertThat(unchanged.text()).isEmpty();
        }
    }

    @Nested
    class ListAndDelete {
        @Test
        void listsPageByPageWithoutChains() {
            List<String> made = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                made.add(uploaded(MONTH, "h" + i + "." + domain).path("id").asText());
            }

            List<JsonNode> all = Lists.all(client, "certificates", 2);

            assertThat(all).extracting(one -> one.path("id").asText()).containsExactlyElementsOf(made);
            assertThat(all).noneMatch(one -> one.has("chain"));
            assertThat(Lists.texts(client, "certificates?host=h3." + domain, "id"))
                    .containsExactly(made.get(3));
            assertProblem(client.get("certificates?host=.."), 400, "invalid-parameter");
        }

        @Test
        void deletesWhatIsMeant() {
            JsonNode made = uploaded(MONTH, host);

            assertProblem(client.with("If-Match", "\"7-x\"").delete(path(made)), 412, "stale-version");
            assertThat(client.with("If-Match", '"' + made.path("etag").asText() + '"')
                            .delete(path(made))
                            .status())
                    .isEqualTo(204);
            assertProblem(client.get(path(made)), 404, "certificate-not-found");
            assertProblem(client.delete(path(made)), 404, "certificate-not-found");
            assertThat(Lists.texts(client, "audit-events?action=certificate.delete", "targetId"))
                    .containsExactly(made.path("id").asText());
        }

        @Test
        void goesWithItsDomainAndOrganization() {
            JsonNode made = uploaded(MONTH, host);

            assertThat(client.delete("domains/" + domain).status()).isEqualTo(200);

            assertProblem(client.get(path(made)), 404, "certificate-not-found");
            Tenant other = Tenant.fresh();
            String name = other.domain();
            Issued issued = CA.issue(MONTH, "mail." + name);
            assertThat(other.client()
                            .post("certificates", draft(issued).toString())
                            .status())
                    .isEqualTo(201);
            assertThat(ApiClient.administrator()
                            .delete("organizations/" + other.id() + "?cascade=true")
                            .status())
                    .isIn(200, 204);
        }

        @Test
        void isNobodyElses() {
            JsonNode made = uploaded(MONTH, host);
            ApiClient stranger = Tenant.fresh().client();

            assertProblem(stranger.get(path(made)), 404, "certificate-not-found");
            assertProblem(stranger.get(path(made) + "/bundle"), 404, "certificate-not-found");
            assertProblem(stranger.delete(path(made)), 404, "certificate-not-found");
            assertProblem(client.get("certificates/mail"), 404, "certificate-not-found");
        }
    }

    @Test
    void cannotBeOrderedWithoutACa() {
        Answer ordered = client.post("certificates", "{\"hosts\": [\"" + host + "\"], \"acme\": {}}");
        assertProblem(ordered, 409, "acme-off");
        JsonNode made = uploaded(MONTH, host);
        assertProblem(client.post(path(made) + "/renew", "{}"), 409, "acme-off");
    }
}
