package org.gatehouse.factors.sessions;

import java.util.Locale;

/** What has ended a session. */
enum Reason {
    DEVICE,
    HARDWARE,
    OTP,
    BYPASS,
    CODE_WRONG,
    DENIED,
    NOT_ME,
    CANCELLED,
    TIMEOUT;

    /** As clients and columns know it. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
