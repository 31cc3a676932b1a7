package org.gatehouse.domains.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.DnsServer;
import org.gatehouse.support.GatehouseServer;
import org.gatehouse.support.Tenant;
import org.gatehouse.support.Waiting;
import org.junit.jupiter.api.Test;

/** What mail servers read of keys, and that a rotation ends by itself. Looks into the database while no server runs. */
class DkimPublicationIT {
    private final DnsServer dns = DnsServer.shared();
    private final GatehouseServer.Builder builder = GatehouseServer.builder()
            .env("GATEHOUSE_ORGANIZATION", "acme")
            .env("GATEHOUSE_DNS_RESOLVERS", dns.address())
            .env("GATEHOUSE_DKIM_CHECK", "PT1S");
    private ApiClient client;
    private String organization;

    @Test
    void justTheKeysThatSignForVerifiedDomainsAreUnsealedWhileItIsOn() throws SQLException {
        String signing = domain("signing");
        String unverified = domain("unverified");
        String disabled = domain("disabled");
        String gone = domain("gone");
        String back = domain("back");
        String pem;
        String waiting;
        String rotated;
        try (GatehouseServer server = publishing(true)) {
            begin(server);
            for (String name : new String[] {signing, unverified, disabled, gone, back}) {
                assertThat(client.post("domains", "{\"name\": \"" + name + "\"}")
                                .status())
                        .isEqualTo(201);
            }
            JsonNode old = key(signing, "old", true);
            waiting = key(signing, "waiting", false).path("selector").asText();
            key(unverified, "one", true);
            key(disabled, "one", true);
            key(gone, "one", true);
            key(back, "one", true);
            rotated = rotate(signing, old);
            pem = client.get("domains/" + signing + "/dkim-keys/" + rotated + "/private-key")
                    .text();
            verified(unverified, false);
            client.patch("domains/" + disabled, "{\"enabled\": false}");
            assertThat(client.delete("domains/" + gone).status()).isEqualTo(200);
            client.patch("domains/" + back, "{\"enabled\": false}");
            verified(back, false);
            client.patch("domains/" + back, "{\"enabled\": true}");
            verified(back, true);
        }

        Map<String, String> published = published();
        assertThat(published).containsOnlyKeys(rotated + "." + signing, "one." + back);
        assertThat(published.get(rotated + "." + signing)).isEqualTo(pem);
        assertThat(waiting).isNotEqualTo(rotated);

        try (GatehouseServer server = publishing(false)) {
            begin(server);
            key(back, "two", true);
        }
        assertThat(published()).isEmpty();

        try (GatehouseServer server = publishing(true)) {
            begin(server);
        }
        assertThat(published()).containsOnlyKeys(rotated + "." + signing, "two." + back);
        assertThat(sealed()).noneMatch(text -> text.contains("PRIVATE KEY"));
    }

    /** Nobody calls anything but the DNS: the server looks by itself. */
    private String rotate(String domain, JsonNode old) {
        Answer next = client.post(of(domain, old) + "/rotate", "{}");
        assertThat(next.status()).as(next.text()).isEqualTo(201);
        dns.addText(
                next.json().at("/record/name").asText(),
                next.json().at("/record/value").asText());
        String path = of(domain, next.json());
        Waiting.until(
                () -> client.get(path).json().path("state").asText().equals("active"),
                Duration.ofSeconds(60),
                () -> "still " + client.get(path).text());
        assertThat(client.get(of(domain, old)).json().path("state").asText()).isEqualTo("retired");
        return next.json().path("selector").asText();
    }

    private GatehouseServer publishing(boolean on) {
        return builder.env("GATEHOUSE_DKIM_PUBLISH", Boolean.toString(on)).start();
    }

    private void begin(GatehouseServer server) {
        client = ApiClient.at(server.uri()).with("Authorization", "Bearer " + server.firstCode());
        organization = client.get("organization").json().path("id").asText();
    }

    private void verified(String domain, boolean verified) {
        Answer answer = client.put(
                "organizations/" + organization + "/domains/" + domain + "/verification",
                "{\"verified\": " + verified + "}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private JsonNode key(String domain, String selector, boolean active) {
        Answer answer = client.post("domains/" + domain + "/dkim-keys", """
                {"selector": "%s", "algorithm": "ed25519", "active": %s}""".formatted(selector, active));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    private static String of(String domain, JsonNode key) {
        return "domains/" + domain + "/dkim-keys/" + key.path("id").asText();
    }

    private static String domain(String name) {
        return Tenant.unique(name) + ".example";
    }

    private Map<String, String> published() throws SQLException {
        Map<String, String> keys = new TreeMap<>();
        try (Connection connection = builder.database().connect();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select selector, domain_name, private_key from dkim_published_key")) {
            while (rows.next()) {
                keys.put(rows.getString(1) + "." + rows.getString(2), rows.getString(3));
            }
        }
        return keys;
    }

    private List<String> sealed() throws SQLException {
        List<String> all = new ArrayList<>();
        try (Connection connection = builder.database().connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select sealed_private_key from dkim_key")) {
            while (rows.next()) {
                all.add(rows.getString(1));
            }
        }
        assertThat(all).isNotEmpty();
        return all;
    }
}
