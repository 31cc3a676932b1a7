package org.gatehouse.factors.bypass;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.UUID;
import org.gatehouse.platform.Secrets;

/** Makes the digits of bypass codes, and hides them. */
@ApplicationScoped
class BypassSecrets {
    private static final int CODES = 1_000_000_000;

    private final SecureRandom random = new SecureRandom();

    @Inject
    Secrets secrets;

    String newCode() {
        return String.format(Locale.ROOT, "%09d", random.nextInt(CODES));
    }

    String seal(UUID id, String code) {
        return secrets.seal(code, context(id));
    }

    String open(UUID id, String sealedCode) {
        return secrets.open(sealedCode, context(id));
    }

    /** By which a user's code is found. */
    String mac(UUID userId, String code) {
        return secrets.mac(Secrets.Purpose.BYPASS, (userId + " " + code).getBytes(StandardCharsets.UTF_8));
    }

    private static String context(UUID id) {
        return "bypass_code:" + id;
    }
}
