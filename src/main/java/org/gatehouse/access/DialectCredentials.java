package org.gatehouse.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.gatehouse.api.ApiException;
import org.gatehouse.users.LoginPassword;
import org.gatehouse.users.Passwords;
import org.gatehouse.users.logins.LoginAttempt;
import org.gatehouse.users.logins.LoginFailures;

/**
 * Finds the code behind the credentials that dialects carry, old ones within their grace included. Says who it is and no more:
 * whether the code is enabled, and opens this door, is for {@link Check}. Call it outside of transactions.
 */
@ApplicationScoped
class DialectCredentials {
    /** As many as a code can have while the grace of a rotation lasts. */
    private static final int PASSWORDS = 2;

    @Inject
    CredentialRepository codes;

    @Inject
    KeyMaker keys;

    @Inject
    Passwords passwords;

    @Inject
    LoginFailures failures;

    @Inject
    Clock clock;

    /**
     * The code of these credentials.
     *
     * @param address of the caller
     * @throws ApiException as {@link #byLogin}
     */
    Optional<KnownCode> find(Credentials sent, PeerAddress address) {
        if (sent instanceof Credentials.Secret secret) {
            return bySecret(secret.text());
        }
        if (sent instanceof Credentials.Signature signature) {
            return byToken(signature.token(), signature.isSignedWith());
        }
        if (sent instanceof Credentials.Login login) {
            return byLogin(login.name(), login.password(), address);
        }
        if (sent instanceof Credentials.Pass pass) {
            return byPass(pass);
        }
        throw new IllegalArgumentException("access tokens and sessions are no code's own");
    }

    /** The code of a pass, unless its time, the password behind it or the tokens of the code have ended. */
    Optional<KnownCode> byPass(Credentials.Pass pass) {
        Instant now = clock.instant();
        if (!now.isBefore(pass.expiresAt())) {
            return Optional.empty();
        }
        return codes.ofPass(pass.codeId()).stream()
                .map(Candidate::code)
                .filter(code -> code.secretCountsAt(now))
                .filter(code ->
                        code.secretMark().equals(pass.secretMark()) && code.tokenGeneration() == pass.codeGeneration())
                .findFirst()
                .map(code -> code.within(code.reach().endingBy(pass.expiresAt())));
    }

    /** The code of a secret, such as LoginTC's organization key. */
    Optional<KnownCode> bySecret(String sent) {
        Instant now = clock.instant();
        return CodeSecret.parse(sent)
                .flatMap(secret -> codes.find(secret.hash()))
                .filter(code -> code.secretCountsAt(now));
    }

    /**
     * The code of a LuxSci token.
     *
     * @param isSignedWith whether what was sent is signed with this secret; is asked for each that counts, and compares in
     *     constant time
     */
    Optional<KnownCode> byToken(String token, Predicate<String> isSignedWith) {
        List<Candidate> found =
                LuxsciToken.parse(token).map(codes::ofLuxsciToken).orElse(List.of());
        Instant now = clock.instant();
        return found.stream()
                .filter(candidate -> candidate.code().secretCountsAt(now))
                .filter(candidate ->
                        isSignedWith.test(keys.open(candidate.code().id(), candidate.proof())))
                .map(Candidate::code)
                .findFirst();
    }

    /**
     * The code of a login and its password, or empty, whichever was wrong; by the same work when there is no such login.
     *
     * @param address of the caller, whose network is slowed down after wrong passwords
     * @throws ApiException 429 {@code login-delayed}, 503 {@code busy}
     */
    Optional<KnownCode> byLogin(String login, LoginPassword password, PeerAddress address) {
        String key = Login.key(login);
        LoginAttempt attempt = failures.begin("code " + key, address.value());
        Optional<KnownCode> code;
        try {
            code = firstThatFits(codes.ofLogin(key), password);
        } catch (ApiException busy) {
            failures.withdraw(attempt);
            throw busy;
        }
        if (code.isPresent()) {
            failures.succeed(attempt);
        }
        return code;
    }

    private Optional<KnownCode> firstThatFits(List<Candidate> found, LoginPassword password) {
        Instant now = clock.instant();
        List<Candidate> counting = found.stream()
                .filter(candidate -> candidate.code().secretCountsAt(now))
                .toList();
        for (int i = 0; i < PASSWORDS; i++) { // all of them: else the time would tell of a login or a rotation
            String hash = i < counting.size() ? counting.get(i).proof() : null;
            if (passwords.fits(password, hash)) {
                return Optional.of(counting.get(i).code());
            }
        }
        return Optional.empty();
    }
}
