package org.gatehouse.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Optional;
import org.gatehouse.platform.Log;
import org.gatehouse.platform.SqlFailures;

/** Tells what failures really are: what the database refused is a refusal, a lost connection is the client's. */
@ApplicationScoped
class FailureTranslation {
    private static final Log LOG = Log.of(FailureTranslation.class);
    private static final int MAX_DEPTH = 20;

    @Inject
    @Any
    Instance<ProblemCatalog> catalogs;

    /** The refusal that the failure is; empty when it is our own. */
    Optional<ApiException> refusal(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MAX_DEPTH; depth++, cause = cause.getCause()) {
            if (cause instanceof ApiException refusal) {
                return Optional.of(refusal);
            }
        }
        if (SqlFailures.isStaleEntity(failure)) {
            return Optional.of(CommonProblem.STALE_VERSION.because("somebody else was faster"));
        }
        if (SqlFailures.mayPass(failure)) {
            return Optional.of(CommonProblem.BUSY
                    .because("other writers are at the same data")
                    .with("Retry-After", "1"));
        }
        if (SqlFailures.isUnreachable(failure)) {
            LOG.warn("The database does not answer");
            return Optional.of(CommonProblem.unavailable());
        }
        if (SqlFailures.isUniqueViolation(failure)) {
            return Optional.of(conflict(failure));
        }
        if (SqlFailures.isForeignKeyViolation(failure)) {
            return Optional.of(CommonProblem.CONFLICT.because("what it refers to is coming or going"));
        }
        return failure instanceof IOException
                ? Optional.of(CommonProblem.BAD_REQUEST.because("the body did not arrive whole"))
                : Optional.empty();
    }

    private ApiException conflict(Throwable failure) {
        return catalogs.stream()
                .flatMap(catalog -> catalog.types().stream())
                .filter(type -> type.constraint()
                        .filter(name -> SqlFailures.violates(failure, name))
                        .isPresent())
                .findFirst()
                .map(type -> type.because("somebody else was faster"))
                .orElseGet(() -> CommonProblem.CONFLICT.because("somebody else was faster"));
    }
}
