package org.gatehouse.factors.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.gatehouse.api.StrictJson;
import org.gatehouse.factors.FactorUser;
import org.gatehouse.platform.Ids;
import org.gatehouse.platform.Jdbc;
import org.gatehouse.support.AtOnce;
import org.gatehouse.support.MigratedDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions as two nodes change them in one database, whatever the time is. */
class SessionRepositoryIT {
    private static final MigratedDatabase DATABASE = MigratedDatabase.fresh();
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Instant END = NOW.plusSeconds(120);

    private final SessionRepository node = node();
    private final SessionRepository otherNode = node();
    private final UUID organization = UUID.randomUUID();
    private final FactorUser user = new FactorUser(organization, UUID.randomUUID(), UUID.randomUUID());
    private final UUID token = UUID.randomUUID();
    private final UUID id = Ids.next();

    @BeforeEach
    void begin() throws SQLException {
        DATABASE.addOrganization(organization);
        DATABASE.addDomain(organization, user.domainId());
        DATABASE.addUser(organization, user.userId());
        node.add(pending(id));
    }

    @Test
    void isKeptWhole() {
        assertThat(node.find(organization, id).orElseThrow().session()).isEqualTo(pending(id));
        assertThat(node.find(UUID.randomUUID(), id)).isEmpty();
        assertThat(node.findOfToken(token, id)).contains(pending(id));
        assertThat(node.findOfToken(UUID.randomUUID(), id)).isEmpty();
    }

    @Test
    void isEndedOnceOnWhicheverNode() {
        List<Boolean> done = AtOnce.call(20, number -> (number % 2 == 0 ? node : otherNode)
                .end(organization, id, State.DENIED, Reason.CANCELLED, NOW));

        assertThat(done.stream().filter(Boolean::booleanValue)).hasSize(1);
        Session ended = node.find(organization, id).orElseThrow().session();
        assertThat(ended).isEqualTo(pending(id).ended(State.DENIED, Reason.CANCELLED, NOW));
    }

    @Test
    void isPendingUntilItsEnd() {
        assertThat(node.pendingOfToken(token, END.minusMillis(1))).hasSize(1);
        assertThat(node.pendingOfToken(token, END)).isEmpty();
        assertThat(node.endsOfPending(user, NOW)).containsExactly(END);
        assertThat(node.end(organization, id, State.APPROVED, Reason.DEVICE, END))
                .isFalse();
        assertThat(pending(id).view(END).reason()).isEqualTo("timeout");
    }

    @Test
    void isNotDecidedByADeviceWhoseTokenHasGone() {
        assertThat(node.endByDevice(token, id, State.APPROVED, Reason.DEVICE, NOW))
                .isFalse();
        assertThat(node.pendingOfTokens(List.of(token), NOW)).isEmpty();
    }

    @Test
    void isUsedOnceWithinTenMinutesOfItsApproval() throws SQLException {
        addToken("ACTIVE");
        assertThat(use(NOW)).isFalse();
        node.end(organization, id, State.APPROVED, Reason.DEVICE, NOW);
        assertThat(use(NOW.plus(SessionWriteService.USABLE))).isFalse();
        assertThat(node.use(organization, UUID.randomUUID(), id, NOW.minusSeconds(1), NOW))
                .isFalse();

        List<Boolean> done = AtOnce.call(20, number -> use(NOW.plusSeconds(599)));

        assertThat(done.stream().filter(Boolean::booleanValue)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"REVOKED", "PENDING"})
    void isNotUsedWhenItsTokenCountsNoMore(String state) throws SQLException {
        node.end(organization, id, State.APPROVED, Reason.DEVICE, NOW);
        assertThat(use(NOW)).isFalse();
        addToken(state);

        assertThat(use(NOW)).isFalse();
    }

    @Test
    void isForgottenLongAfterItsEnd() {
        Instant late = END.plus(Duration.ofMinutes(10));
        node.forgetSome(late.minus(SessionWriteService.USABLE));
        assertThat(node.find(organization, id)).isPresent();

        node.forgetSome(late.plusMillis(1).minus(SessionWriteService.USABLE));

        assertThat(node.find(organization, id)).isEmpty();
    }

    private void addToken(String state) throws SQLException {
        DATABASE.execute(
                "insert into factor_token (id, organization_id, domain_id, user_id, state, failures, created_at)"
                        + " values (?, ?, ?, ?, ?, 0, ?)",
                token,
                organization,
                user.domainId(),
                user.userId(),
                state,
                NOW.atOffset(ZoneOffset.UTC));
    }

    private boolean use(Instant now) {
        return node.use(organization, user.userId(), id, now.minus(SessionWriteService.USABLE), now);
    }

    private Session pending(UUID session) {
        return new Session(
                session,
                user,
                token,
                State.PENDING,
                null,
                42,
                List.of(new Attribute("Application", "Webmail")),
                new IpAddress("192.0.2.7"),
                NOW,
                END,
                null);
    }

    private static SessionRepository node() {
        SessionRepository node = new SessionRepository();
        node.jdbc = Jdbc.on(DATABASE);
        node.json = new StrictJson();
        return node;
    }
}
