package org.gatehouse.dialects.logintc;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.gatehouse.api.ProblemType;
import org.gatehouse.domains.DomainProblem;
import org.gatehouse.factors.FactorProblem;
import org.gatehouse.platform.Sha256;
import org.gatehouse.users.UserProblem;

/**
 * Ids as this dialect writes them, by what they are of: 40 hex digits, namely the random half of our id, its half with the time, and
 * the beginning of a SHA-256 of type and id. Nothing else is an id of anything.
 */
final class LoginTcId {
    static final LoginTcId USER = new LoginTcId("user", UserProblem.USER_NOT_FOUND);
    static final LoginTcId DOMAIN = new LoginTcId("domain", DomainProblem.DOMAIN_NOT_FOUND);
    static final LoginTcId SESSION = new LoginTcId("session", FactorProblem.SESSION_NOT_FOUND);
    static final LoginTcId BYPASS_CODE = new LoginTcId("bypass-code", FactorProblem.BYPASS_CODE_NOT_FOUND);
    static final LoginTcId HARDWARE_TOKEN = new LoginTcId("hardware-token", FactorProblem.HARDWARE_TOKEN_NOT_FOUND);

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{40}");
    private static final int HALF = 16;
    private static final int CHECK = 8;

    private final String type;
    private final ProblemType unknown;

    private LoginTcId(String type, ProblemType unknown) {
        this.type = type;
        this.unknown = unknown;
    }

    String write(UUID id) {
        return hex(id.getLeastSignificantBits()) + hex(id.getMostSignificantBits()) + check(id);
    }

    /** Our id, in text as the services take it. */
    String read(String text) {
        return parse(text).map(UUID::toString).orElseThrow(() -> unknown.because("no id of one"));
    }

    Optional<UUID> parse(String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        long random = Long.parseUnsignedLong(text.substring(0, HALF), 16);
        long time = Long.parseUnsignedLong(text.substring(HALF, 2 * HALF), 16);
        return Optional.of(new UUID(time, random)).filter(id -> write(id).equals(text));
    }

    private String check(UUID id) {
        return Sha256.of(type + ":" + id).substring(0, CHECK);
    }

    private static String hex(long half) {
        String digits = Long.toHexString(half);
        return "0".repeat(HALF - digits.length()) + digits;
    }
}
