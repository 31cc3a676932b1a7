package org.gatehouse.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.gatehouse.security.Scope;

/** An organization that one test has for itself: in its lists stands what this test made, and nothing else. */
public final class Tenant {
    private static final AtomicLong COUNT = new AtomicLong();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String id;
    private final ApiClient client;

    private Tenant(String id, ApiClient client) {
        this.id = id;
        this.client = client;
    }

    /** A new organization. */
    public static Tenant fresh() {
        Answer answer = ApiClient.administrator().post("organizations", """
                {"name": "%s"}""".formatted(unique("Tenant ")));
        JsonNode made = made(answer);
        return new Tenant(
                made.at("/organization/id").asText(),
                ApiClient.as(made.at("/firstApiCode/secret").asText()));
    }

    /** The prefix, with an end that no other test has. */
    public static String unique(String prefix) {
        return prefix + Long.toString(1000 + COUNT.incrementAndGet(), 36);
    }

    public String id() {
        return id;
    }

    /** Holds every scope that a tenant's code can hold. */
    public ApiClient client() {
        return client;
    }

    /** A new code with just these scopes. */
    public ApiClient codeWith(String... scopes) {
        ObjectNode draft = JSON.createObjectNode().put("name", unique("code ")).put("enabled", true);
        List.of(scopes).forEach(draft.putArray("scopes")::add);
        return ApiClient.as(
                made(client.post("api-codes", draft.toString())).path("secret").asText());
    }

    /** A new code with every scope of a tenant but these. */
    public ApiClient codeWithout(String... scopes) {
        List<String> all = new ArrayList<>();
        client.get("scopes")
                .json()
                .path("items")
                .forEach(scope -> all.add(scope.path("name").asText()));
        all.removeIf(Scope::isForOperators);
        all.removeAll(List.of(scopes));
        return codeWith(all.toArray(String[]::new));
    }

    /** A new domain; its name. */
    public String domain() {
        return domain(unique("d") + ".example");
    }

    /** A new domain of this name; the name. */
    public String domain(String name) {
        made(client.post("domains", """
                {"name": "%s"}""".formatted(name)));
        return name;
    }

    /** A new user at the address; its view. */
    public JsonNode user(String address) {
        return made(client.post("users", """
                {"address": "%s"}""".formatted(address)));
    }

    /** A new alias from an address to another; its view. */
    public JsonNode alias(String address, String destination) {
        return made(client.post("aliases", """
                {"address": "%s", "destinations": ["%s"]}""".formatted(address, destination)));
    }

    /** How many users the domain says it has. */
    public long usersCount(String domain) {
        return client.get("domains/" + domain).json().path("usersCount").asLong();
    }

    private static JsonNode made(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }
}
