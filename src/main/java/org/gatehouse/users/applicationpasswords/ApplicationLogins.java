package org.gatehouse.users.applicationpasswords;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Knows application passwords when they are shown at logins. Call it outside of transactions. */
@ApplicationScoped
public class ApplicationLogins {
    private static final Duration PRECISION = Duration.ofMinutes(1);

    @Inject
    ApplicationPasswordRepository passwords;

    @Inject
    Clock clock;

    /** The one that was shown, whosever it is; empty when there is none that counts. */
    public Optional<ApplicationPasswordView> find(UUID organizationId, ApplicationSecret shown) {
        return passwords.findBySecret(organizationId, shown.hash(), clock.instant());
    }

    /** Notes that its user has logged in by it, once a minute at most. */
    public void used(UUID organizationId, ApplicationPasswordView password) {
        Instant now = clock.instant();
        Instant before = password.lastUsedAt();
        if (before == null || before.plus(PRECISION).isBefore(now)) {
            passwords.used(organizationId, password.id(), now);
        }
    }
}
