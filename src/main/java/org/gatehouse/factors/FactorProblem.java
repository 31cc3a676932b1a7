package org.gatehouse.factors;

import org.gatehouse.api.ProblemFacts;
import org.gatehouse.api.ProblemType;

/** Refusals about second factors. */
public enum FactorProblem implements ProblemType {
    TOKEN_NOT_FOUND(404, "The member has no token"),
    TOKEN_NOT_ACTIVE(409, "The token is pending or revoked"),
    ACTIVATION_REFUSED(403, "No token waits for this activation code"),
    ICON_NOT_FOUND(404, "The domain has no icon"),
    ICON_REFUSED(400, "The icon is no PNG that is taken here"),
    SESSION_NOT_FOUND(404, "There is no such session"),
    SESSION_ENDED(409, "The session has ended"),
    SIGNATURE_WRONG(403, "The device's key has not signed this"),
    POLLING_DISABLED(403, "Devices may not ask for sessions in this domain"),
    FACTOR_DISABLED(403, "This kind of second factor is not taken here"),
    TOO_MANY_SESSIONS(429, "The user has too many pending sessions"),
    BYPASS_CODE_NOT_FOUND(404, "There is no such bypass code"),
    TOO_MANY_BYPASS_CODES(409, "The user has as many bypass codes as may be"),
    HARDWARE_TOKEN_NOT_FOUND(404, "There is no such hardware token"),
    SERIAL_NUMBER_TAKEN(409, "Another hardware token has this serial number", "hardware_token_serial_unique"),
    HARDWARE_TOKEN_IN_USE(409, "The hardware token or the user has another already", "hardware_token_user_unique"),
    RESYNC_FAILED(409, "The codes are not two of this token that follow each other"),
    TOKEN_FILE_UNREADABLE(400, "The file of hardware tokens cannot be read"),
    OTP_NOT_FOUND(404, "The user has no authenticator app"),
    OTP_CONFIRMED(409, "The user has an authenticator app already"),
    CODE_WRONG(403, "The code is not right"),
    SECOND_FACTOR_NEEDED(401, "The user must show a second factor"),
    SECOND_FACTOR_WRONG(401, "The second factor is not right"),
    SECOND_FACTOR_MISSING(403, "The user must have a second factor and has none");

    private final ProblemFacts facts;

    FactorProblem(int status, String title) {
        this(status, title, null);
    }

    FactorProblem(int status, String title, String constraint) {
        facts = new ProblemFacts(status, title, constraint);
    }

    @Override
    public ProblemFacts facts() {
        return facts;
    }
}
