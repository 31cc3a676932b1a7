package org.gatehouse.dialects.luxsci;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.access.CodeSession;
import org.gatehouse.platform.Secrets;

/**
 * The name of a session as this dialect's clients carry it: its number, the Unix time at which it began, and an HMAC under a key that
 * leaves the server in no form, by which made-up ones are told without a look at the database. No secret: requests are signed.
 */
@ApplicationScoped
class AuthCode {
    private static final Pattern FORM = Pattern.compile("(([0-9]{1,18})-[0-9]{1,12})-([0-9a-f]{64})");

    @Inject
    Secrets secrets;

    String of(CodeSession session) {
        String name = session.number() + "-" + session.startedAt().getEpochSecond();
        return name + "-" + mac(name);
    }

    /** The number of the session that is named; empty when we have never named one so. */
    OptionalLong number(String auth) {
        Matcher form = FORM.matcher(auth);
        boolean isOurs = form.matches()
                && MessageDigest.isEqual(
                        mac(form.group(1)).getBytes(US_ASCII), form.group(3).getBytes(US_ASCII));
        return isOurs ? OptionalLong.of(Long.parseLong(form.group(2))) : OptionalLong.empty();
    }

    private String mac(String name) {
        return secrets.mac(Secrets.Purpose.LUXSCI, name.getBytes(US_ASCII));
    }
}
