package org.gatehouse.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.AtOnce;
import org.gatehouse.support.GatehouseServer;
import org.junit.jupiter.api.Test;

/** What is gathered in memory is written before a node stops; a flood of refusals costs few rows. */
class GatheredIT {
    private static final int CALLERS = 16;
    private static final int FLOOD = 2_000;
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Pattern TIMES = Pattern.compile("×([0-9]+)");

    @Test
    void lastUsesAndCountsOfRefusalsOutliveAStop() {
        GatehouseServer.Builder plan = GatehouseServer.builder();
        Answer code;
        Instant start;
        try (GatehouseServer server = plan.start()) {
            code = at(server, server.firstCode()).post("api-codes", """
                    {"name": "flood", "enabled": true, "scopes": ["users:read"], "limits": {"perMinute": 1000000}}""");
            ApiClient holder = at(server, code.json().path("secret").asText());
            holder.get("users");
            start = Instant.now();
            flood(holder, 403);
            flood(at(server, code.json().path("secret").asText() + "x"), 401);
            assertThat(Duration.between(start, Instant.now())).isLessThan(PATIENCE);
        }
        long minutes = Duration.between(start, Instant.now()).toMinutes() + 2;

        GatehouseServer.Builder again =
                GatehouseServer.builder().directory(plan.directory()).database(plan.database());
        try (GatehouseServer server = again.start()) {
            ApiClient owner = at(server, server.firstCode());
            String id = code.json().path("id").asText();
            JsonNode usage = owner.get("api-codes/" + id + "/usage").json();
            assertThat(Instant.parse(usage.path("lastUsedAt").asText())).isAfter(start);
            assertThat(usage.at("/scopes/0").has("lastUsedAt")).isTrue();

            List<String> refusals = details(owner, "outcome=refused&actor=" + id);
            assertThat(refusals).hasSizeBetween(2, (int) (2 * minutes));
            long first =
                    refusals.stream().filter(detail -> !detail.contains("×")).count();
            assertThat(first + times(refusals)).isEqualTo(FLOOD / 2);

            List<String> unknown = details(owner, "outcome=refused").stream()
                    .filter(detail -> detail.startsWith("credentials-wrong"))
                    .toList();
            assertThat(unknown).hasSizeBetween(1, (int) minutes);
            assertThat(unknown).allMatch(detail -> detail.endsWith(" from 127.0.0.0/24"));
            assertThat(times(unknown)).isEqualTo(FLOOD / 2);
        }
    }

    private static void flood(ApiClient caller, int status) {
        AtOnce.call(CALLERS, number -> {
            for (int i = number; i < FLOOD / 2; i += CALLERS) {
                assertThat(caller.get("domains").status()).isEqualTo(status);
            }
            return null;
        });
    }

    private static long times(List<String> details) {
        return details.stream()
                .flatMap(detail -> TIMES.matcher(detail).results())
                .map(MatchResult::group)
                .mapToLong(times -> Long.parseLong(times.substring(1)))
                .sum();
    }

    private static List<String> details(ApiClient owner, String query) {
        List<String> details = new ArrayList<>();
        owner.get("audit-events?limit=1000&" + query)
                .json()
                .path("items")
                .forEach(event -> details.add(event.path("detail").asText()));
        return details;
    }

    private static ApiClient at(GatehouseServer server, String secret) {
        return ApiClient.at(server.uri()).with("Authorization", "Bearer " + secret);
    }
}
