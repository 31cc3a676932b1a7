package org.gatehouse.access;

import static org.gatehouse.access.AccessProblem.CALLED_TOO_SOON;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.gatehouse.access.SmtpApiRepository.Pace;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.security.Caller;

/** Tells the AuthSMTP interface whose account calls, and whether it may already. */
@ApplicationScoped
public class SmtpAccounts {
    @Inject
    SmtpApiRepository stored;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    /**
     * The user whose own the calling code is.
     *
     * @param code the account code that the request is about; no other than the caller's own is open
     * @throws org.gatehouse.api.ApiException 401 {@code credentials-wrong}, also when the user is disabled
     */
    public SmtpAccount require(String code) {
        return stored.account(caller.organizationId(), caller.identity().codeId())
                .filter(SmtpAccount::isEnabled)
                .filter(account -> account.code().equalsIgnoreCase(code))
                .orElseThrow(() -> CommonProblem.CREDENTIALS_WRONG.because("these are no credentials of this account"));
    }

    /**
     * Counts a call, or refuses it without putting off the next one.
     *
     * @throws org.gatehouse.api.ApiException 429 {@code called-too-soon}
     */
    public void call(SmtpAccount account) {
        Instant now = clock.instant();
        if (!stored.take(caller.organizationId(), account.userId(), now)) {
            Pace pace = stored.find(caller.organizationId(), account.userId());
            Instant next = pace.lastCallAt().plusSeconds(pace.interval());
            long seconds =
                    Math.max(1, Duration.between(now, next).plusMillis(999).toSeconds());
            throw CALLED_TOO_SOON
                    .because("one call in %d seconds", pace.interval())
                    .with("Retry-After", String.valueOf(seconds));
        }
    }
}
