package org.gatehouse.dialects.logintc;

import org.gatehouse.factors.hardware.HardwareTokenView;

/**
 * A hardware token as this dialect shows it. What it has no words for reads like what it has: a token with a button is a
 * {@code HOTP6} or {@code HOTP8} of {@code 0s}.
 *
 * @param user whose it is, empty when it is free
 */
record HardwareBody(
        String id, String alias, String serialNumber, String type, String timeStep, String syncState, String user) {
    static HardwareBody of(HardwareTokenView token) {
        return new HardwareBody(
                LoginTcId.HARDWARE_TOKEN.write(token.id()),
                token.alias(),
                token.serialNumber(),
                token.type().name() + token.digits(),
                (token.timeStep() == null ? 0 : token.timeStep()) + "s",
                token.lastUsedAt() == null ? "Never Used" : "Synchronized",
                token.userId() == null ? "" : LoginTcId.USER.write(token.userId()));
    }
}
