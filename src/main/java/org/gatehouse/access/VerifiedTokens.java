package org.gatehouse.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.gatehouse.platform.Sha256;

/**
 * Tokens whose signature was found good, by the SHA-256 of their text: to verify one takes longer than all else of a request, and
 * what has once been signed stays so. Whether a token still counts the database says each time. Holds {@value #MAX} of some 2 KiB;
 * when there are more it begins anew.
 */
@ApplicationScoped
class VerifiedTokens {
    static final int MAX = 4_000;

    private final Map<String, SignedToken> byHash = new ConcurrentHashMap<>();

    Optional<SignedToken> find(String text) {
        return Optional.ofNullable(byHash.get(Sha256.of(text)));
    }

    void keep(SignedToken token) {
        if (byHash.size() >= MAX) {
            byHash.clear();
        }
        byHash.put(Sha256.of(token.raw()), token);
    }
}
