package org.gatehouse.users;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.platform.InvalidValue;
import org.gatehouse.users.applicationpasswords.ApplicationLogins;
import org.gatehouse.users.applicationpasswords.ApplicationPasswordView;
import org.gatehouse.users.applicationpasswords.ApplicationSecret;
import org.gatehouse.users.logins.LoginAttempt;
import org.gatehouse.users.logins.LoginFailures;
import org.gatehouse.users.logins.LoginOrigin;

/** Finds the user whom a name and a password belong to, by the same work whether there is one or not. */
@ApplicationScoped
public class Logins {
    @Inject
    LoginRepository users;

    @Inject
    PasswordHasher hasher;

    @Inject
    LoginFailures failures;

    @Inject
    ApplicationLogins applications;

    @Inject
    UserReach reach;

    @Inject
    UserRepository entities;

    /**
     * The enabled user of this name and own password, or empty, whichever was wrong. Call it outside of transactions. A hash that
     * was imported or made at another cost is replaced by one of the configured kind.
     *
     * @param origin whose network is slowed down after wrong passwords
     * @throws org.gatehouse.api.ApiException 429 {@code login-delayed}, 503 {@code busy}
     */
    public Optional<KnownUser> logIn(UUID organizationId, String username, LoginPassword password, LoginOrigin origin) {
        return logIn(organizationId, username, password, origin, Optional.empty())
                .map(LoggedIn::user);
    }

    /**
     * As {@link #logIn(UUID, String, LoginPassword, LoginOrigin)}, by an application password too. Those are counted for
     * themselves: else whoever has one could have wrong guesses at the own password forgiven.
     */
    public Optional<LoggedIn> logInByAny(
            UUID organizationId, String username, LoginPassword password, LoginOrigin origin) {
        return logIn(organizationId, username, password, origin, password.applicationSecret());
    }

    /** @param secret what the password is too, when it has the form of an application password and may be one */
    private Optional<LoggedIn> logIn(
            UUID organizationId,
            String username,
            LoginPassword password,
            LoginOrigin origin,
            Optional<ApplicationSecret> secret) {
        String usernameKey = key(username);
        String login = login(organizationId, usernameKey, origin) + (secret.isPresent() ? " by application" : "");
        LoginAttempt attempt = failures.begin(login, origin.address());
        Optional<LoginRepository.Row> found = users.find(organizationId, usernameKey);
        Optional<ApplicationPasswordView> application = secret.flatMap(
                        shown -> applications.find(organizationId, shown))
                .filter(shown -> found.isPresent() && found.get().isOf(shown.userId()));
        PasswordHash hash = found.map(LoginRepository.Row::hash).orElse(null);
        boolean isRight = application.isPresent() || fits(password, hash, attempt);
        if (!isRight || !found.orElseThrow().enabled()) {
            return Optional.empty();
        }
        failures.succeed(attempt);
        KnownUser user = found.orElseThrow().user();
        if (application.isPresent()) {
            applications.used(organizationId, application.get());
            return Optional.of(
                    new LoggedIn(user, application.get().id(), application.get().expiresAt()));
        }
        if (hasher.isOutdated(hash)) {
            upgrade(organizationId, user.id(), password, hash);
        }
        return Optional.of(LoggedIn.byOwnPassword(user));
    }

    /**
     * Ends all access tokens of a user whom the caller may reach; call it inside a transaction.
     *
     * @throws org.gatehouse.api.ApiException 404 {@code user-not-found}, 403 {@code user-protected}
     */
    public KnownUser endTokens(UUID organizationId, String idOrName) {
        User user = reach.find(idOrName);
        entities.raiseTokenGeneration(organizationId, user.id());
        return new KnownUser(user.id(), user.username(), user.isProtected(), null, 0);
    }

    private boolean fits(LoginPassword password, PasswordHash hash, LoginAttempt attempt) {
        try {
            return hasher.fits(password, hash);
        } catch (HashingBusy e) {
            failures.withdraw(attempt);
            throw e.refusal();
        }
    }

    private void upgrade(UUID organizationId, UUID userId, LoginPassword password, PasswordHash before) {
        try {
            users.upgrade(organizationId, userId, before, hasher.hashAgain(password));
        } catch (HashingBusy e) {
            // the next login has another chance
        }
    }

    private static String login(UUID organizationId, String usernameKey, LoginOrigin origin) {
        String through = origin.saidBy() == null ? "" : " through " + origin.saidBy();
        return "user " + organizationId + " " + usernameKey + through;
    }

    /** As {@link Username#key}; of what can be nobody's name the key that nobody has, for the same work. */
    private static String key(String username) {
        try {
            return Username.parse(username).key();
        } catch (InvalidValue e) {
            return "";
        }
    }
}
