package org.gatehouse.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Everything else: a refusal after all, or our failure. */
@Provider
@ApplicationScoped
public class ThrowableMapper implements ExceptionMapper<Throwable> {
    @Inject
    FailureTranslation translation;

    @Inject
    Errors errors;

    @Override
    public Response toResponse(Throwable failure) {
        return translation.refusal(failure).map(errors::answer).orElseGet(() -> errors.failure(failure));
    }
}
