package org.gatehouse.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** What a failure of work that goes on after its request has been answered is to whoever asks about it later. */
@ApplicationScoped
public class BackgroundFailures {
    @Inject
    FailureTranslation translation;

    /** The refusal that it is after all, or an incident, which is written to the log. */
    public Problem problem(Throwable failure) {
        return translation.refusal(failure).map(ApiException::problem).orElseGet(() -> Problems.incident(failure));
    }
}
