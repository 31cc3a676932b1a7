package org.gatehouse.access;

import java.util.Map;
import java.util.UUID;

/**
 * An access token whose signature and times are good. Whether it was revoked only the database knows.
 *
 * @param keyId the key that signed it
 * @param claims as they stand in it
 * @param raw its text
 */
record SignedToken(AccessToken token, UUID keyId, Map<String, Object> claims, String raw) {
    SignedToken {
        claims = Map.copyOf(claims); // many requests share it
    }

    /** Without the text. */
    @Override
    public String toString() {
        return "SignedToken[" + token.id() + "]";
    }
}
