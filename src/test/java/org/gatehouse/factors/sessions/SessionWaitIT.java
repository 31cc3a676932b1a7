package org.gatehouse.factors.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.support.Answer.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.Nodes;
import org.gatehouse.support.Tenant;
import org.gatehouse.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Those who wait for the end of a session. */
class SessionWaitIT {
    private static CompletableFuture<Timed> longWait;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** The others are done meanwhile. */
    @BeforeAll
    static void beginTheLongWait() {
        if (TestDatabase.isPostgresql()) {
            Asked bob = Asked.fresh(Tenant.fresh().client());
            String session = bob.path(bob.begin());
            longWait = CompletableFuture.supplyAsync(() -> timed(bob.administrator(), session, "35s"));
        }
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Nested
    class OnOneNode {
        private final Asked ada = Asked.fresh(Tenant.fresh().client());

        @Test
        void isAnsweredWhenTheDeviceApproves() {
            JsonNode session = ada.begin();
            CompletableFuture<Timed> waiting = waitFor(ada.administrator(), ada.path(session), "60s");
            assertStillWaits(waiting);

            ada.phone().decide(session, "approve");

            Timed answer = waiting.join();
            assertThat(answer.state()).isEqualTo("approved");
            assertThat(answer.took()).isLessThan(Duration.ofSeconds(20));
            assertThat(answer.answer().json()).isEqualTo(ada.get(session));
        }

        @Test
        void isAnsweredWhenItIsCancelled() {
            JsonNode session = ada.begin();
            CompletableFuture<Timed> waiting = waitFor(ada.administrator(), ada.path(session), "60s");
            assertStillWaits(waiting);

            ada.administrator().delete(ada.path(session));

            assertThat(waiting.join().state()).isEqualTo("denied");
        }

        @Test
        void isAnsweredWhenItTimesOut() {
            ada.settings("{\"requestTimeout\": 10}");
            JsonNode session = ada.begin();

            Timed answer =
                    waitFor(ada.administrator(), ada.path(session), "60s").join();

            JsonNode ended = answer.answer().json();
            assertThat(answer.state()).isEqualTo("denied");
            assertThat(ended.path("reason").asText()).isEqualTo("timeout");
            assertThat(ended.path("endedAt")).isEqualTo(ended.path("expiresAt"));
            assertThat(answer.took()).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(30));
            assertThat(ada.get(session)).isEqualTo(ended);
            assertProblem(ada.phone().decide(session, "approve"), 409, "session-ended");
            assertProblem(ada.administrator().delete(ada.path(session)), 409, "session-ended");
        }

        @Test
        void isAnsweredAtTheEndOfTheWait() {
            Timed answer =
                    waitFor(ada.administrator(), ada.path(ada.begin()), "1s").join();

            assertThat(answer.state()).isEqualTo("pending");
            assertThat(answer.took()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(20));
        }

        /** Both servers end a request after 30 s unless they are told not to. */
        @Test
        @EnabledIf("org.gatehouse.support.TestDatabase#isPostgresql") // a wait that has nothing to do with the database
        void mayWaitForLongerThanServersLetRequestsWait() {
            Timed answer = longWait.join();

            assertThat(answer.state()).isEqualTo("pending");
            assertThat(answer.took()).isGreaterThanOrEqualTo(Duration.ofSeconds(35));
        }

        @Test
        void isAnsweredAtOnceWhenItHasEnded() {
            JsonNode session = ada.begin();
            ada.phone().decide(session, "deny");

            Timed answer =
                    waitFor(ada.administrator(), ada.path(session), "60s").join();

            assertThat(answer.state()).isEqualTo("denied");
            assertThat(answer.took()).isLessThan(Duration.ofSeconds(20));
        }

        @Test
        void isToldWhenItGoes() {
            JsonNode session = ada.begin();
            CompletableFuture<Timed> waiting = waitFor(ada.administrator(), ada.path(session), "60s");
            assertStillWaits(waiting);

            ada.administrator().delete("users/" + ada.user());

            assertProblem(waiting.join().answer(), 404, "session-not-found");
        }

        @Test
        void areAHundredWhoAreAllAnswered() {
            List<JsonNode> sessions = new ArrayList<>();
            List<CompletableFuture<Timed>> waiting = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                JsonNode session = ada.begin();
                sessions.add(session);
                for (int n = 0; n < 10; n++) {
                    waiting.add(waitFor(ada.administrator(), ada.path(session), "60s"));
                }
            }

            sessions.forEach(session -> ada.phone().decide(session, "approve"));

            assertThat(waiting).allSatisfy(one -> assertThat(one.join().state()).isEqualTo("approved"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"30", "0s", "61s", "-1s", "1m", "PT30S", "", "x"})
        void mustSayHowLong(String wait) {
            assertProblem(ada.administrator().get(ada.path(ada.begin()) + "?wait=" + wait), 400, "invalid-parameter");
        }
    }

    @Nested
    @EnabledIf("org.gatehouse.support.TestDatabase#isPostgresql")
    class OverTwoNodes {
        @Test
        void isAnsweredWhicheverNodeEndsIt() {
            ApiClient one = Nodes.administrators().get(0);
            ApiClient two = Nodes.administrators().get(1);
            Asked ada = Asked.fresh(one);
            JsonNode approved = ada.begin();
            JsonNode cancelled = ada.begin();
            CompletableFuture<Timed> onOne = waitFor(one, ada.path(approved), "60s");
            CompletableFuture<Timed> onTwo = waitFor(two, ada.path(cancelled), "60s");
            assertStillWaits(onOne);
            assertStillWaits(onTwo);

            ada.phone().decide(ada.phone().on(two), approved, "approve");
            one.delete(ada.path(cancelled));

            assertThat(onOne.join().state()).isEqualTo("approved");
            assertThat(onOne.join().took()).isLessThan(Duration.ofSeconds(30));
            assertThat(onTwo.join().state()).isEqualTo("denied");
            assertThat(onTwo.join().took()).isLessThan(Duration.ofSeconds(30));
        }
    }

    /** An answer and the time that it took. */
    private record Timed(Answer answer, Duration took) {
        String state() {
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            return answer.json().path("state").asText();
        }
    }

    private CompletableFuture<Timed> waitFor(ApiClient client, String path, String wait) {
        return CompletableFuture.supplyAsync(() -> timed(client, path, wait), threads);
    }

    private static Timed timed(ApiClient client, String path, String wait) {
        long begin = System.nanoTime();
        Answer answer = client.get(path + "?wait=" + wait);
        return new Timed(answer, Duration.ofNanos(System.nanoTime() - begin));
    }

    private static void assertStillWaits(CompletableFuture<Timed> waiting) {
        assertThat(waiting.copy()
                        .completeOnTimeout(null, 1500, TimeUnit.MILLISECONDS)
                        .join())
                .isNull();
    }
}
