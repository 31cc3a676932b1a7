package org.gatehouse.factors.devices;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.gatehouse.factors.FactorKind;
import org.gatehouse.factors.FactorUser;
import org.gatehouse.support.AtOnce;
import org.gatehouse.support.MigratedDatabase;
import org.gatehouse.support.SetClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The states of tokens as two nodes change them in one database, whatever the time is. */
class TokenRepositoryIT {
    private static final MigratedDatabase DATABASE = MigratedDatabase.fresh();
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Instant END = NOW.plus(Duration.ofDays(1));
    private static final String KEY = "{\"kty\":\"x\"}";

    private final TokenRepository node = node();
    private final TokenRepository otherNode = node();
    private final UUID organization = UUID.randomUUID();
    private final UUID domain = UUID.randomUUID();
    private final UUID user = UUID.randomUUID();
    private final UUID id = UUID.randomUUID();
    private final String mac = id.toString();

    @BeforeEach
    void issue() throws SQLException {
        DATABASE.addOrganization(organization);
        DATABASE.addDomain(organization, domain);
        DATABASE.addUser(organization, user);
        node.add(Token.pending(id, organization, domain, user, "sealed", END, NOW), mac);
    }

    @Test
    void isPendingUntilItsCodeIsTooOld() {
        Tokens tokens = new Tokens();
        tokens.stored = node;
        SetClock clock = new SetClock(NOW.toString());
        tokens.clock = clock;

        assertThat(tokens.find(organization, domain, user)).contains(new TokenRef(id, false));
        assertThat(node.findPending(mac, END.minusMillis(1))).isPresent();
        assertThat(node.findPending(mac, END)).isEmpty();
        clock.forward(Duration.ofDays(1));
        assertThat(tokens.find(organization, domain, user)).isEmpty();
        assertThat(node.find(organization, id).filter(token -> token.state() == TokenState.ACTIVE))
                .isEmpty();
        assertThat(node.activate(mac, KEY, "x", END)).isFalse();
    }

    @Test
    void isActivatedOnceOnWhicheverNode() {
        List<Boolean> done =
                AtOnce.call(20, i -> (i % 2 == 0 ? node : otherNode).activate(mac, KEY, "phone " + i, NOW));

        assertThat(done.stream().filter(Boolean::booleanValue)).hasSize(1);
        Token token = node.find(id).orElseThrow();
        assertThat(token.state()).isEqualTo(TokenState.ACTIVE);
        assertThat(token.sealedCode()).isNull();
        assertThat(token.codeExpiresAt()).isNull();
        assertThat(token.activatedAt()).isEqualTo(NOW);
        assertThat(token.deviceName()).isEqualTo("phone " + done.indexOf(true));
    }

    @Test
    void isForgottenOnceItsCodeIsTooOld() {
        node.forgetSome(END);
        assertThat(node.find(id)).isPresent();

        node.forgetSome(END.plusMillis(1));

        assertThat(node.find(id)).isEmpty();
    }

    @Test
    void isNeverForgottenWithADevice() {
        node.activate(mac, KEY, "x", NOW);

        node.forgetSome(END.plusSeconds(1));

        assertThat(node.find(id)).isPresent();
    }

    @Test
    void isRevokedAtTheLimitOfWrongCodes() {
        node.activate(mac, KEY, "x", NOW);
        for (int i = 0; i < 4; i++) {
            assertThat(node.fail(organization, domain, user)).isTrue();
            assertThat(node.revokeAt(organization, domain, user, 5)).isFalse();
        }
        node.fail(organization, domain, user);

        assertThat(node.revokeAt(organization, domain, user, 5)).isTrue();

        Token revoked = node.find(id).orElseThrow();
        assertThat(revoked.state()).isEqualTo(TokenState.REVOKED);
        assertThat(revoked.revokedBy()).isEqualTo(RevokedBy.RETRIES);
        assertThat(node.find(organization, id).filter(token -> token.state() == TokenState.ACTIVE))
                .isEmpty();
        assertThat(node.fail(organization, domain, user)).isFalse();
        node.unlock(organization, id);
        Token unlocked = node.find(id).orElseThrow();
        assertThat(unlocked.state()).isEqualTo(TokenState.ACTIVE);
        assertThat(unlocked.failures()).isZero();
        assertThat(unlocked.revokedBy()).isNull();
        assertThat(unlocked.publicKey()).isEqualTo(KEY);
    }

    @Test
    void countsEveryWrongCodeOfManyAtOnce() {
        node.activate(mac, KEY, "x", NOW);

        AtOnce.call(20, i -> (i % 2 == 0 ? node : otherNode).fail(organization, domain, user));

        assertThat(node.find(id).orElseThrow().failures()).isEqualTo(20);
        node.forgive(organization, domain, user);
        assertThat(node.find(id).orElseThrow().failures()).isZero();
    }

    @Test
    void isRevokedByItsUserOnce() {
        assertThat(node.revoke(organization, id, RevokedBy.NOT_ME)).isFalse();
        node.activate(mac, KEY, "x", NOW);

        List<Boolean> done =
                AtOnce.call(6, i -> (i % 2 == 0 ? node : otherNode).revoke(organization, id, RevokedBy.NOT_ME));

        assertThat(done.stream().filter(Boolean::booleanValue)).hasSize(1);
        assertThat(node.find(id).orElseThrow().revokedBy()).isEqualTo(RevokedBy.NOT_ME);
    }

    @Test
    void isNobodyElses() {
        node.activate(mac, KEY, "x", NOW);
        UUID stranger = UUID.randomUUID();

        assertThat(node.find(stranger, id)).isEmpty();
        assertThat(node.find(stranger, domain, user)).isEmpty();
        assertThat(node.find(stranger, id).filter(token -> token.state() == TokenState.ACTIVE))
                .isEmpty();
        assertThat(node.isHeldSomewhere(stranger, user)).isFalse();
        assertThat(node.revoke(stranger, id, RevokedBy.NOT_ME)).isFalse();
        assertThat(node.remove(stranger, id)).isFalse();
        assertThat(node.fail(stranger, domain, user)).isFalse();
        assertThat(node.find(id).orElseThrow().state()).isEqualTo(TokenState.ACTIVE);
    }

    @Test
    void isAFactorOfItsUser() {
        DeviceFactor factor = new DeviceFactor();
        factor.tokens = node;
        FactorUser here = new FactorUser(organization, domain, user);
        FactorUser anywhere = new FactorUser(organization, null, user);

        assertThat(factor.kind()).isEqualTo(FactorKind.DEVICE);
        assertThat(factor.isHeld(organization, user, NOW)).isFalse();
        factor.fail(here, 5);
        assertThat(node.find(id).orElseThrow().failures()).isZero();
        node.activate(mac, KEY, "x", NOW);
        assertThat(factor.isHeld(organization, user, NOW)).isTrue();
        assertThat(factor.accept(here, "123456", NOW)).isFalse();
        factor.fail(anywhere, 5);
        factor.fail(here, 5);
        factor.fail(here, 5);
        assertThat(node.find(id).orElseThrow().failures()).isEqualTo(2);
        factor.forgive(anywhere);
        assertThat(node.find(id).orElseThrow().failures()).isEqualTo(2);
        factor.forgive(here);
        assertThat(node.find(id).orElseThrow().failures()).isZero();
        node.revoke(organization, id, RevokedBy.RETRIES);
        assertThat(factor.isHeld(organization, user, NOW)).isTrue(); // or guessing would do away with it
    }

    @Test
    void goesWithWhatItHangsOn() {
        node.removeOfMembers(organization, UUID.randomUUID(), List.of(user));
        node.removeOfUsers(UUID.randomUUID(), List.of(user));
        assertThat(node.find(id)).isPresent();

        node.removeOfMembers(organization, domain, List.of(UUID.randomUUID(), user));

        assertThat(node.find(id)).isEmpty();
    }

    private static TokenRepository node() {
        TokenRepository repository = new TokenRepository();
        repository.database = DATABASE;
        return repository;
    }
}
