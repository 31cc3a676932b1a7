package org.gatehouse.domains.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.support.Answer.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.AtOnce;
import org.gatehouse.support.DnsServer;
import org.gatehouse.support.GatehouseServer;
import org.gatehouse.support.Tenant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a domain should have in the DNS and what it has, on a server that demands much. */
class DnsRecordsIT {
    private static GatehouseServer server;
    private static ApiClient client;

    private final DnsServer dns = DnsServer.shared();
    private final String domain = Tenant.unique("records") + ".example";

    @BeforeAll
    static void start() {
        server = GatehouseServer.builder()
                .env("GATEHOUSE_ORGANIZATION", "acme")
                .env("GATEHOUSE_DNS_RESOLVERS", DnsServer.shared().address())
                .env("GATEHOUSE_DNS_TIMEOUT", "PT1S")
                .env("GATEHOUSE_DOMAINS_VERIFY", "true")
                .env("GATEHOUSE_MAIL_HOSTS", "mx1.mail.example, mx2.mail.example")
                .env("GATEHOUSE_MAIL_SPF", "include:spf.mail.example ~all")
                .env("GATEHOUSE_MAIL_DMARC", "quarantine")
                .env("GATEHOUSE_MAIL_MTA_STS", "true")
                .env("GATEHOUSE_MAIL_IMAPS", "imap.mail.example:993")
                .env("GATEHOUSE_MAIL_SUBMISSIONS", "smtp.mail.example:465")
                .env("GATEHOUSE_MAIL_CAA", "letsencrypt.org")
                .start();
        client = ApiClient.at(server.uri()).with("Authorization", "Bearer " + server.firstCode());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void areAllThereWhenWhatIsToBePublishedIsPublished() {
        domain();
        JsonNode before = records();
        assertThat(before.path("ok").asBoolean(true)).isFalse();
        for (JsonNode record : before.path("records")) {
            boolean demanded = !record.path("wanted").isEmpty();
            assertThat(record.path("verdict").asText()).isEqualTo(demanded ? "missing" : "not-demanded");
        }
        publish(before);
        assertThat(verdict(records(), "verification")).isEqualTo("ok");

        assertThat(client.send("POST", "domains/" + domain + "/verification")
                        .json()
                        .path("verified")
                        .asBoolean())
                .isTrue();
        client.post("domains/" + domain + "/dkim-keys", "{\"selector\": \"one\", \"algorithm\": \"rsa-4096\"}");
        JsonNode withKey = records();
        assertThat(verdict(withKey, "dkim")).isEqualTo("missing");
        assertThat(withKey.at("/ok").asBoolean(true)).isFalse();
        for (JsonNode record : withKey.path("records")) {
            if (record.path("purpose").asText().equals("dkim")) {
                publish(record);
            }
        }

        JsonNode after = records();
        assertThat(after.path("ok").asBoolean()).as(after.toPrettyString()).isTrue();
        assertThat(after.path("records"))
                .extracting(record -> record.path("purpose").asText())
                .containsExactly(
                        "mx", "spf", "dkim", "dmarc", "mta-sts", "imaps", "pop3s", "submission", "submissions", "caa");
        assertThat(verdict(after, "pop3s")).isEqualTo("not-demanded");
    }

    @Test
    void areJudgedOneByOne() {
        domain();
        dns.add(domain, "MX", "10 elsewhere.example.");
        dns.add(domain, "TXT", "\"v=spf1 -all\"").add(domain, "TXT", "\"hello\"");
        dns.addText("_dmarc." + domain, "v=DMARC1; p=none");
        dns.fail("_mta-sts." + domain);
        dns.add("_imaps._tcp." + domain, "SRV", "0 1 993 imap.mail.example.");
        dns.add("_imaps._tcp." + domain, "SRV", "0 1 993 other.example.");
        dns.add("example", "CAA", "0 issue \"letsencrypt.org\""); // above, and not looked at: a registry's

        JsonNode records = records();

        assertThat(verdict(records, "mx")).isEqualTo("different");
        assertThat(record(records, "mx").at("/found/0").asText()).isEqualTo("10 elsewhere.example.");
        assertThat(verdict(records, "spf")).isEqualTo("different");
        assertThat(record(records, "spf").path("found")).hasSize(1);
        assertThat(verdict(records, "dmarc")).isEqualTo("different");
        assertThat(verdict(records, "mta-sts")).isEqualTo("unknown");
        assertThat(verdict(records, "imaps")).isEqualTo("extra");
        assertThat(verdict(records, "submissions")).isEqualTo("missing");
        assertThat(verdict(records, "caa")).isEqualTo("missing");
    }

    @Test
    void ofAuthoritiesCountThoseOfTheNearestName() {
        String parent = domain;
        String child = "a.b." + parent;
        made(child);
        dns.add(parent, "CAA", "0 issue \"letsencrypt.org\"");

        JsonNode records = client.get("domains/" + child + "/dns-records").json();

        assertThat(verdict(records, "caa")).isEqualTo("ok");
        dns.add("b." + parent, "CAA", "0 issue \";\"");
        assertThat(verdict(client.get("domains/" + child + "/dns-records").json(), "caa"))
                .isEqualTo("different");
    }

    @Test
    void areAnsweredInTimeWhenTheDnsIsSilent() {
        domain();
        for (String name :
                new String[] {"", "_gatehouse.", "_dmarc.", "_mta-sts.", "_imaps._tcp.", "_submissions._tcp."}) {
            dns.beSilent(name + domain);
        }
        long begin = System.nanoTime();

        JsonNode records = records();

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
        for (String purpose : new String[] {"verification", "mx", "spf", "dmarc", "mta-sts", "imaps", "caa"}) {
            assertThat(verdict(records, purpose)).as(purpose).isEqualTo("unknown");
        }
        JsonNode check =
                client.send("POST", "domains/" + domain + "/verification").json();
        assertThat(check.path("outcome").asText()).isEqualTo("unknown");
        assertThat(check.path("verified").asBoolean(true)).isFalse();
    }

    @Test
    void areLookedAtAFewTimesAtOnceByOneOrganization() {
        domain();
        dns.beSilent(domain);

        List<Answer> answers = AtOnce.call(16, i -> client.get("domains/" + domain + "/dns-records"));

        assertThat(answers).extracting(Answer::status).contains(200, 503).containsOnly(200, 503);
        answers.stream().filter(answer -> answer.status() == 503).forEach(answer -> assertProblem(answer, 503, "busy"));
        assertThat(records().path("records")).isNotEmpty();
    }

    @Test
    void areThereForADomainOnly() {
        assertProblem(client.get("domains/none.example/dns-records"), 404, "domain-not-found");
    }

    private void domain() {
        made(domain);
    }

    private static void made(String name) {
        JsonNode made = client.post("domains", "{\"name\": \"" + name + "\"}").json();
        assertThat(made.path("verified").asBoolean(true)).as(made.toString()).isFalse();
    }

    private JsonNode records() {
        return client.get("domains/" + domain + "/dns-records").json();
    }

    /** Does what the answer says, line by line. */
    private void publish(JsonNode answer) {
        for (String line : answer.findValues("publish").stream()
                .flatMap(lines -> StreamSupport.stream(lines.spliterator(), false))
                .map(JsonNode::asText)
                .toList()) {
            String[] parts = line.split(" ", 4);
            assertThat(parts[1]).isEqualTo("IN");
            dns.add(parts[0], parts[2], parts[3]);
        }
    }

    private static String verdict(JsonNode records, String purpose) {
        return record(records, purpose).path("verdict").asText();
    }

    private static JsonNode record(JsonNode records, String purpose) {
        for (JsonNode record : records.path("records")) {
            if (record.path("purpose").asText().equals(purpose)) {
                return record;
            }
        }
        throw new AssertionError("no " + purpose + " in " + records);
    }
}
