package org.gatehouse.factors.apps;

import java.time.Instant;
import java.util.UUID;
import org.gatehouse.factors.otp.OtpAlgorithm;

/**
 * A stored secret of an authenticator app.
 *
 * @param confirmedAt null while it is pending
 * @param movingFactor the last accepted step
 * @param drift steps by which its clock is ahead
 */
record App(
        UUID userId,
        int digits,
        int timeStep,
        OtpAlgorithm algorithm,
        String sealedSecret,
        Instant confirmedAt,
        long movingFactor,
        int drift,
        int failures,
        boolean revoked,
        Instant createdAt) {
    static final int DIGITS = 6;
    static final int TIME_STEP = 30;
    static final OtpAlgorithm ALGORITHM = OtpAlgorithm.SHA1; // what every app takes

    /** What binds the sealed secret to its row. */
    static String context(UUID userId) {
        return "otp_secret:" + userId;
    }

    boolean isConfirmed() {
        return confirmedAt != null;
    }

    AppView view() {
        AppState state = isConfirmed() ? AppState.CONFIRMED : AppState.PENDING;
        return new AppView(state, digits, timeStep, algorithm, failures, revoked, createdAt, confirmedAt);
    }

    /** Without the secret, though it is sealed. */
    @Override
    public String toString() {
        return "App[" + userId + "]";
    }
}
