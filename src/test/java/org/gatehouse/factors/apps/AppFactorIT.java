package org.gatehouse.factors.apps;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import org.gatehouse.factors.FactorKind;
import org.gatehouse.factors.FactorUser;
import org.gatehouse.factors.WithoutServer;
import org.gatehouse.factors.otp.Base32;
import org.gatehouse.factors.otp.OtpAlgorithm;
import org.gatehouse.factors.otp.OtpKey;
import org.gatehouse.support.AtOnce;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Codes of authenticator apps on a real database: each passes once, and none before the app is confirmed. */
class AppFactorIT {
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
    private static final OtpKey KEY = new OtpKey(SECRET, OtpAlgorithm.SHA1, 6);
    private static final Instant NOW = Instant.ofEpochSecond(1_111_111_110);
    private static final long STEP = 1_111_111_110 / 30;

    private final WithoutServer world;
    private final AppRepository apps = new AppRepository();
    private final AppFactor factor = new AppFactor();
    private final FactorUser ada;

    AppFactorIT() throws SQLException {
        world = new WithoutServer();
        ada = world.user();
    }

    @BeforeEach
    void wire() {
        AppClock clock = new AppClock();
        clock.secrets = world.secrets();
        apps.jdbc = world.jdbc();
        factor.apps = apps;
        factor.appClock = clock;
        factor.audit = world.audit();
        factor.caller = world.caller();
    }

    private App app() {
        return apps.find(ada.organizationId(), ada.userId()).orElseThrow();
    }

    private void confirmed() {
        begin();
        assertThat(apps.confirm(ada.organizationId(), app(), STEP - 1, -1, NOW)).isTrue();
    }

    private boolean begin() {
        String sealed = world.secrets().seal(Base32.write(SECRET), App.context(ada.userId()));
        return apps.begin(ada.organizationId(), ada.userId(), sealed, NOW);
    }

    private boolean isHeld() {
        return factor.isHeld(ada.organizationId(), ada.userId(), NOW);
    }

    private boolean accept(String code) {
        return factor.accept(ada, code, NOW);
    }

    @Test
    void isNoneBeforeItIsConfirmed() {
        assertThat(factor.kind()).isEqualTo(FactorKind.OTP);
        assertThat(accept(KEY.code(STEP))).isFalse();
        assertThat(begin()).isTrue();

        assertThat(isHeld()).isFalse();
        assertThat(accept(KEY.code(STEP))).isFalse();
        factor.fail(ada, 1);
        assertThat(app().revoked()).isFalse();
    }

    @Test
    void takesNoCodeThatConfirmedIt() {
        confirmed();

        assertThat(isHeld()).isTrue();
        assertThat(accept(KEY.code(STEP - 1))).isFalse();
        assertThat(accept(KEY.code(STEP))).isTrue();
        assertThat(accept(KEY.code(STEP))).isFalse();
        assertThat(app().drift()).isZero();
        assertThat(begin()).isFalse();
    }

    @Test
    void takesOneOfFiftyAtOnce() {
        confirmed();
        assertThat(AtOnce.call(50, i -> accept(KEY.code(STEP)))).containsOnlyOnce(true);
    }

    @Test
    void isRevokedAtTheLimit() {
        confirmed();
        factor.fail(ada, 3);
        factor.forgive(ada);
        for (int i = 0; i < 4; i++) {
            factor.fail(ada, 3);
        }

        assertThat(app().failures()).isEqualTo(3);
        assertThat(world.audited()).containsExactly("otp.revoke");
        assertThat(accept(KEY.code(STEP))).isFalse();
        assertThat(isHeld()).isTrue(); // or guessing would do away with it
        assertThat(apps.unlock(ada.organizationId(), ada.userId())).isTrue();
        assertThat(accept(KEY.code(STEP))).isTrue();
    }
}
