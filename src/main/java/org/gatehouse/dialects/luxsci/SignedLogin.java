package org.gatehouse.dialects.luxsci;

import static org.gatehouse.api.CommonProblem.CREDENTIALS_WRONG;
import static org.gatehouse.api.CommonProblem.INVALID_BODY;

import java.time.Duration;
import java.time.Instant;
import org.gatehouse.access.CodeSessions;
import org.gatehouse.access.Credentials;
import org.gatehouse.dialects.LenientBody;
import org.gatehouse.platform.InvalidValue;
import org.gatehouse.users.LoginPassword;

/**
 * A login as clients send it (wire/luxsci.md 2.3).
 *
 * @param date Unix seconds as they are written, for so they are signed
 * @param user null for a code alone, as {@code password}
 */
record SignedLogin(String token, String date, String user, String password, String signature) {
    /** How far a client's clock may be from ours. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    /** @throws org.gatehouse.api.ApiException 400 {@code invalid-body} */
    static SignedLogin of(LenientBody body) {
        boolean withUser = body.text("user") != null || body.text("pass") != null;
        SignedLogin login = new SignedLogin(
                body.required("token"),
                body.required("date"),
                withUser ? body.required("user") : null,
                withUser ? body.required("pass") : null,
                body.required("signature"));
        if (!login.date.matches("[0-9]{1,11}")) {
            throw INVALID_BODY.at("/date", "must be the Unix time in seconds");
        }
        return login;
    }

    /** @throws org.gatehouse.api.ApiException 401 {@code credentials-wrong} */
    void requireAbout(Instant now) {
        Duration off = Duration.between(Instant.ofEpochSecond(Long.parseLong(date)), now)
                .abs();
        if (off.compareTo(TOLERANCE) > 0) {
            throw CREDENTIALS_WRONG.because("date is more than %d seconds from the time here", TOLERANCE.toSeconds());
        }
    }

    Credentials.Signature shown() {
        byte[] signed = user == null ? Signing.login(token, date) : Signing.login(token, date, user, password);
        return new Credentials.Signature(token, secret -> Signing.isOf(signed, secret, signature));
    }

    /**
     * Who logs in, or null.
     *
     * @throws org.gatehouse.api.ApiException 401 {@code credentials-wrong} for what can be nobody's password
     */
    CodeSessions.User who() {
        try {
            return user == null ? null : new CodeSessions.User(user, LoginPassword.parse(password));
        } catch (InvalidValue e) {
            throw CREDENTIALS_WRONG.because("nobody can have this password");
        }
    }

    @Override
    public String toString() {
        return "SignedLogin[" + token + "]";
    }
}
