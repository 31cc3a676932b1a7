package org.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.GatehouseServer;
import org.junit.jupiter.api.Test;

/** The server killed in the middle of its work: each transaction is there whole or not at all, and none that was answered is lost. */
class KillIT {
    private static final int WRITERS = 4;
    private static final int USERS = 100;
    private static final int ENOUGH = 12;
    private static final String DOMAIN = "example.com";

    /** Names of batches: {@code w<writer>b<number>}; their users are {@code <batch>u<number>@example.com}. */
    private final Set<String> sent = ConcurrentHashMap.newKeySet();

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

    @Test
    void everyAnsweredBatchIsThereAndEachWholeOrNotAtAll() {
        GatehouseServer.Builder plan = GatehouseServer.builder().env("GATEHOUSE_ORGANIZATION", "acme");
        killInTheMiddle(plan.start());

        try (GatehouseServer server = plan.start()) {
            ApiClient anna = as(server);
            Map<String, Integer> found = usersByBatch(anna);

            assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ENOUGH);
            assertThat(sent).hasSizeGreaterThan(acknowledged.size());
            assertThat(found.keySet()).isSubsetOf(sent).containsAll(acknowledged);
            assertThat(found.values()).containsOnly(USERS);
            assertThat(anna.get("domains/" + DOMAIN).json().path("usersCount").asInt())
                    .isEqualTo(found.size() * USERS);
            assertThat(audited(anna)).isEqualTo(found.size() * USERS);

            // what was not written can be written now
            sent.stream().filter(batch -> !found.containsKey(batch)).forEach(batch -> {
                Answer answer = anna.post("users/batch", batch(batch));
                assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            });
            assertThat(usersByBatch(anna).keySet()).isEqualTo(sent);
        }
    }

    private void killInTheMiddle(GatehouseServer server) {
        ApiClient anna = as(server);
        anna.post("domains", "{\"name\": \"" + DOMAIN + "\"}");
        List<CompletableFuture<Void>> writers = IntStream.range(0, WRITERS)
                .mapToObj(writer -> CompletableFuture.runAsync(() -> write(anna, writer)))
                .toList();
        while (acknowledged.size() < ENOUGH && writers.stream().noneMatch(CompletableFuture::isDone)) {
            Thread.onSpinWait();
        }
        server.kill();
        writers.forEach(CompletableFuture::join);
    }

    private void write(ApiClient anna, int writer) {
        for (int number = 0; ; number++) {
            String batch = "w" + writer + "b" + number;
            sent.add(batch);
            try {
                Answer answer = anna.post("users/batch", batch(batch));
                assertThat(answer.status()).as(answer.text()).isEqualTo(200);
                acknowledged.add(batch);
            } catch (UncheckedIOException killed) {
                return;
            }
        }
    }

    private static String batch(String name) {
        String operations = IntStream.range(0, USERS)
                .mapToObj(user ->
                        "{\"op\":\"create\",\"content\":{\"address\":\"" + name + "u" + user + "@" + DOMAIN + "\"}}")
                .collect(Collectors.joining(","));
        return "{\"atomic\":true,\"operations\":[" + operations + "]}";
    }

    private static Map<String, Integer> usersByBatch(ApiClient anna) {
        Map<String, Integer> found = new HashMap<>();
        String next = "users?limit=1000";
        while (next != null) {
            JsonNode page = anna.get(next).json();
            page.path("items")
                    .forEach(user -> found.merge(
                            user.path("username").asText().replaceFirst("u[0-9]+@.*", ""), 1, Integer::sum));
            next = page.has("next")
                    ? "users?limit=1000&cursor=" + page.path("next").asText()
                    : null;
        }
        return found;
    }

    /** How many creations of users the audit trail tells of: it is written in the same transaction. */
    private static int audited(ApiClient anna) {
        int events = 0;
        String list = "audit-events?action=user.create&limit=1000";
        String next = list;
        while (next != null) {
            JsonNode page = anna.get(next).json();
            events += page.path("items").size();
            next = page.has("next") ? list + "&cursor=" + page.path("next").asText() : null;
        }
        return events;
    }

    private static ApiClient as(GatehouseServer server) {
        return ApiClient.at(server.uri()).with("Authorization", "Bearer " + server.firstCode());
    }
}
