package org.gatehouse.factors.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.Tenant;
import org.junit.jupiter.api.Test;

/** A hundred who poll once a second, while ten of their sessions are approved each second. */
class PolledSessionsIT {
    private static final int SESSIONS = 100;
    private static final int A_SECOND = 10;

    private record Pending(Asked asked, JsonNode session) {}

    @Test
    void meetNoError() throws InterruptedException, ExecutionException {
        List<Pending> all = begin();
        ScheduledExecutorService approving = Executors.newSingleThreadScheduledExecutor();
        ExecutorService polling = Executors.newFixedThreadPool(SESSIONS);
        try {
            List<Future<Integer>> polls = new ArrayList<>();
            all.forEach(one -> polls.add(polling.submit(() -> pollToItsEnd(one))));
            AtomicInteger next = new AtomicInteger();
            ScheduledFuture<?> approvals =
                    approving.scheduleAtFixedRate(() -> approveSome(all, next), 1, 1, TimeUnit.SECONDS);

            for (Future<Integer> poll : polls) {
                assertThat(poll.get()).isPositive();
            }
            approvals.cancel(false);
            assertThat(next.get()).isGreaterThanOrEqualTo(SESSIONS);
        } finally {
            approving.shutdownNow();
            polling.shutdownNow();
        }
    }

    private static List<Pending> begin() {
        ApiClient client = Tenant.fresh().client();
        String domain = Asked.newDomain(client);
        List<Pending> all = new ArrayList<>();
        while (all.size() < SESSIONS) {
            Asked asked = Asked.member(client, domain);
            asked.settings("{\"requestTimeout\": 300}");
            for (int i = 0; i < SessionWriteService.MOST; i++) {
                all.add(new Pending(asked, asked.begin()));
            }
        }
        return all;
    }

    private static void approveSome(List<Pending> all, AtomicInteger next) {
        for (int i = 0; i < A_SECOND && next.get() < all.size(); i++) {
            Pending one = all.get(next.getAndIncrement());
            Answer answer = one.asked().phone().decide(one.session(), "approve");
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        }
    }

    /** How often it was pending. */
    private static int pollToItsEnd(Pending one) throws InterruptedException {
        for (int polls = 1; ; polls++) {
            String state = one.asked().get(one.session()).path("state").asText();
            if (!state.equals("pending")) {
                assertThat(state).isEqualTo("approved");
                return polls;
            }
            Thread.sleep(1000); // what clients do
        }
    }
}
