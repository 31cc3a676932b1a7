package org.gatehouse.factors.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.gatehouse.support.SetClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionWaitsTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    private final SetClock clock = new SetClock("2026-11-22T10:00:00Z");
    private final Looks sessions = new Looks();
    private final SessionWaits waits = new SessionWaits();
    private final UUID organization = UUID.randomUUID();

    @BeforeEach
    void start() {
        waits.clock = clock;
        waits.sessions = sessions;
        waits.poller = Looks.poller();
        waits.executor = Looks.executor();
    }

    private CompletableFuture<SessionView> await(Session session) {
        return waits.until(session, LONG, "request").toCompletableFuture();
    }

    private List<CompletableFuture<SessionView>> await(UUID organizationId, int many) {
        List<CompletableFuture<SessionView>> all = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            all.add(await(sessions.begun(organizationId, clock.instant())));
        }
        return all;
    }

    private void assertAnsweredAtOnce(UUID organizationId) {
        CompletableFuture<SessionView> beyond = await(sessions.begun(organizationId, clock.instant()));

        assertThat(beyond).isCompletedWithValueMatching(view -> view.state() == State.PENDING);
    }

    @Test
    void areSoManyOfAnOrganization() {
        assertThat(await(organization, 250)).noneMatch(CompletableFuture::isDone);

        assertAnsweredAtOnce(organization);
        assertThat(await(UUID.randomUUID(), 1)).noneMatch(CompletableFuture::isDone);
    }

    @Test
    void areSoManyOnANode() {
        for (int i = 0; i < 4; i++) {
            assertThat(await(UUID.randomUUID(), 250)).noneMatch(CompletableFuture::isDone);
        }

        assertAnsweredAtOnce(UUID.randomUUID());
    }

    @Test
    void makeRoomWhenASessionEnds() {
        await(organization, 249);
        Session session = sessions.begun(organization, clock.instant());
        CompletableFuture<SessionView> last = await(session);
        assertAnsweredAtOnce(organization);

        sessions.end(session, clock.instant());
        waits.look();

        assertThat(last).isCompletedWithValueMatching(view -> view.state() == State.APPROVED);
        assertThat(await(organization, 1)).noneMatch(CompletableFuture::isDone);
    }

    @Test
    void endWithTheirTime() {
        List<CompletableFuture<SessionView>> all = await(organization, 250);

        clock.forward(LONG);
        waits.look();

        assertThat(all)
                .allSatisfy(one -> assertThat(one).isCompletedWithValueMatching(view -> view.state() == State.PENDING));
        assertThat(waits.isEmpty()).isTrue();
    }
}
