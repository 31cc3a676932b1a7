package org.gatehouse.factors.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.gatehouse.factors.FactorKind;
import org.gatehouse.factors.FactorUser;
import org.gatehouse.factors.WithoutServer;
import org.gatehouse.factors.otp.OtpAlgorithm;
import org.gatehouse.factors.otp.OtpKey;
import org.gatehouse.support.AtOnce;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Codes of hardware tokens on a real database: each passes once, and wrong ones are counted. */
class HardwareFactorIT {
    private static final String SEED_HEX = "3132333435363738393031323334353637383930";
    private static final OtpKey KEY =
            new OtpKey("12345678901234567890".getBytes(StandardCharsets.US_ASCII), OtpAlgorithm.SHA1, 6);
    private static final Instant NOW = Instant.ofEpochSecond(1_111_111_110);
    private static final long STEP = 1_111_111_110 / 30;

    private final WithoutServer world;
    private final HardwareTokenRepository tokens = new HardwareTokenRepository();
    private final HardwareFactor factor = new HardwareFactor();
    private final FactorUser ada;

    HardwareFactorIT() throws SQLException {
        world = new WithoutServer();
        ada = world.user();
    }

    @BeforeEach
    void wire() {
        TokenClock clock = new TokenClock();
        clock.secrets = world.secrets();
        tokens.jdbc = world.jdbc();
        tokens.clock = clock;
        factor.tokens = tokens;
        factor.tokenClock = clock;
        factor.audit = world.audit();
        factor.caller = world.caller();
        factor.clock = Clock.fixed(NOW, ZoneOffset.UTC);
    }

    private static NewToken token(String serial, TokenType type, Long counter) {
        return NewToken.of(new HardwareTokenDraft(serial, type, null, null, null, SEED_HEX, null, null, counter));
    }

    private void give(TokenType type, Long counter) {
        NewToken token = token("S1", type, counter);
        assertThat(tokens.add(ada.organizationId(), List.of(token), NOW)).containsExactly(token.id());
        tokens.give(token.id(), ada.userId(), NOW);
    }

    private HardwareToken token() {
        return tokens.ofUser(ada.organizationId(), ada.userId()).orElseThrow();
    }

    private boolean isHeld() {
        return factor.isHeld(ada.organizationId(), ada.userId(), NOW);
    }

    private boolean accept(String code) {
        return factor.accept(ada, code, NOW);
    }

    @Test
    void addsThoseWhoseSerialNumberIsFree() {
        NewToken first = token("a", TokenType.TOTP, null);
        NewToken other = token("b", TokenType.TOTP, null);
        List<NewToken> piece = List.of(first, token("A", TokenType.HOTP, null), other);

        assertThat(tokens.add(ada.organizationId(), piece, NOW)).containsExactlyInAnyOrder(first.id(), other.id());
        assertThat(tokens.add(ada.organizationId(), List.of(token("B", TokenType.TOTP, null)), NOW))
                .isEmpty();
        assertThat(tokens.page(ada.organizationId(), 1, 5))
                .extracting(HardwareToken::id)
                .containsExactly(other.id());
    }

    @Test
    void isOfItsKindAndHeldByWhoHasOne() {
        assertThat(factor.kind()).isEqualTo(FactorKind.HARDWARE);
        assertThat(isHeld()).isFalse();
        assertThat(accept("755224")).isFalse();
        give(TokenType.TOTP, null);
        assertThat(isHeld()).isTrue();
    }

    @Test
    void takesACodeOfTheTimeOnce() {
        give(TokenType.TOTP, null);

        assertThat(accept(KEY.code(STEP))).isTrue();
        assertThat(accept(KEY.code(STEP))).isFalse();
        assertThat(accept(KEY.code(STEP - 1))).isFalse();
        assertThat(accept(KEY.code(STEP + 1))).isTrue();
        assertThat(token().lastUsedAt()).isEqualTo(NOW);
        assertThat(accept(KEY.code(STEP + 1) + "0")).isFalse();
        assertThat(accept("")).isFalse();
    }

    @Test
    void followsAClockThatRunsAhead() {
        give(TokenType.TOTP, null);

        for (int ahead = 1; ahead <= 20; ahead++) {
            assertThat(accept(KEY.code(STEP + ahead))).as("%d", ahead).isTrue();
            assertThat(token().drift()).isEqualTo(ahead);
        }
        Instant later = NOW.plus(Duration.ofHours(1));
        assertThat(factor.accept(ada, KEY.code(STEP + 120 + 20), later)).isTrue();
        assertThat(factor.accept(ada, KEY.code(STEP + 120), later)).isFalse();
    }

    @Test
    void takesACodeOfTheCounterOnceAndLooksAhead() {
        give(TokenType.HOTP, 5L);

        assertThat(accept(KEY.code(4))).isFalse();
        assertThat(accept(KEY.code(5))).isTrue();
        assertThat(accept(KEY.code(5))).isFalse();
        assertThat(accept(KEY.code(6 + 11))).isFalse();
        assertThat(accept(KEY.code(6 + 10))).isTrue();
        assertThat(token().movingFactor()).isEqualTo(17);
    }

    @Test
    void takesOneOfFiftyAtOnce() {
        give(TokenType.TOTP, null);
        assertThat(AtOnce.call(50, i -> accept(KEY.code(STEP)))).containsOnlyOnce(true);
    }

    @Test
    void takesOneOfFiftyAtOnceByCounterToo() {
        give(TokenType.HOTP, 0L);
        assertThat(AtOnce.call(50, i -> accept(KEY.code(3)))).containsOnlyOnce(true);
    }

    @Test
    void isRevokedAtTheLimit() {
        give(TokenType.TOTP, null);

        for (int i = 0; i < 4; i++) {
            factor.fail(ada, 5);
        }
        assertThat(token().failures()).isEqualTo(4);
        factor.forgive(ada);
        assertThat(token().failures()).isZero();
        AtOnce.call(10, i -> {
            factor.fail(ada, 5);
            return true;
        });

        assertThat(token().revoked()).isTrue();
        assertThat(world.audited()).containsExactly("hardware-token.revoke");
        assertThat(accept(KEY.code(STEP))).isFalse();
        assertThat(isHeld()).isTrue(); // or guessing would do away with it
        factor.forgive(ada);
        assertThat(token().revoked()).isTrue();

        tokens.unlock(token().id(), NOW);
        assertThat(token().failures()).isZero();
        assertThat(accept(KEY.code(STEP))).isTrue();
    }

    @Test
    void raisesTheVersionWithEveryChange() {
        give(TokenType.TOTP, null);
        long before = token().version();

        accept(KEY.code(STEP));
        factor.fail(ada, 5);
        factor.forgive(ada);
        accept(KEY.code(STEP));

        assertThat(token().version()).isEqualTo(before + 3);
    }
}
