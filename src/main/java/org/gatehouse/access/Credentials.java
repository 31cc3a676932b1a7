package org.gatehouse.access;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Predicate;
import org.gatehouse.users.LoginPassword;

/** What a request brings to tell whose it is: one of the few ways that there are, whichever dialect carries it. */
public sealed interface Credentials {
    /** The secret of a code, as it was sent. */
    record Secret(String text) implements Credentials {
        @Override
        public String toString() {
            return "Secret";
        }
    }

    /**
     * The public name of a code and a signature by its secret.
     *
     * @param isSignedWith whether what was sent is signed with this secret; is asked for each that counts, and compares in
     *     constant time
     */
    record Signature(String token, Predicate<String> isSignedWith) implements Credentials {}

    /**
     * A session of {@link CodeSessions}, and a signature by the secret that it was begun with.
     *
     * @param isSignedWith as in {@link Signature}
     */
    record Session(long number, Predicate<String> isSignedWith) implements Credentials {}

    /** The login of a code and a password. */
    record Login(String name, LoginPassword password) implements Credentials {}

    /** An access token; no other door than {@code /v1} takes one. */
    record Token(String text) implements Credentials {
        @Override
        public String toString() {
            return "Token";
        }
    }

    /**
     * What {@link Passes} gave for a login and password, in a form of its door's own that nobody else can write.
     *
     * @param secretMark of the password that was shown
     * @param codeGeneration how often all tokens of the code had been revoked before
     */
    record Pass(UUID codeId, String secretMark, long codeGeneration, Instant expiresAt) implements Credentials {}
}
