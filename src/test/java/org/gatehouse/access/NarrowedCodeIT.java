package org.gatehouse.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.support.Answer.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.Lists;
import org.gatehouse.support.Tenant;
import org.gatehouse.support.Waiting;
import org.junit.jupiter.api.Test;

/** What a code loses while a request of it runs. */
class NarrowedCodeIT {
    /** Each is hashed before anything is written, so there is time to change the code. */
    private static final int PASSWORDS = 150;

    private final Tenant tenant = Tenant.fresh();
    private final ApiClient owner = tenant.client();
    private final String domain = tenant.domain();

    /** What has begun is done whole by the scopes of its beginning, never by half. */
    @Test
    void losesAScopeForTheNextRequestWhileABatchRunsToItsEnd() {
        Answer code = owner.post("api-codes", """
                {"name": "batch", "enabled": true, "limits": {"perDay": 1},
                 "scopes": ["users:read", "users:write", "users.password:write"]}""");
        ApiClient holder = ApiClient.as(code.json().path("secret").asText());

        CompletableFuture<Answer> batch = CompletableFuture.supplyAsync(() -> holder.post("users/batch", batch()));
        Waiting.until(() -> limitIsUsedUp(code), Duration.ofSeconds(30), () -> "the batch has not begun");
        Answer narrowed = owner.patch(code.location(), "{\"scopes\": [\"users:read\"], \"limits\": null}");
        boolean running = !batch.isDone();

        assertThat(narrowed.status()).as(narrowed.text()).isEqualTo(200);
        assertProblem(holder.post("users/batch", "{\"operations\": []}"), 403, "scope-missing");
        assertThat(running).isTrue();
        assertThat(batch.join().json().path("items"))
                .hasSize(PASSWORDS)
                .allMatch(item -> item.path("status").asInt() == 201);
        assertThat(Lists.all(holder, "users", 100)).hasSize(PASSWORDS);
    }

    /** So the request has passed its checks. */
    private boolean limitIsUsedUp(Answer code) {
        for (JsonNode step : owner.post(code.location() + "/check", """
                {"operation": "batchUsers", "address": "127.0.0.1"}""").json().path("checks")) {
            if (step.path("check").asText().equals("limits")) {
                return !step.path("passed").asBoolean();
            }
        }
        throw new AssertionError("there is no check of limits");
    }

    private String batch() {
        return IntStream.range(0, PASSWORDS)
                .mapToObj(i -> """
                        {"op": "create", "content": {"address": "user%d@%s", "password": "four-odd-words-%d"}}""".formatted(i, domain, i))
                .collect(Collectors.joining(",", "{\"operations\": [", "]}"));
    }
}
