package org.gatehouse.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.api.CommonProblem;

/** The caller of the present request: the only way for a feature to learn whose data it is about and what may be done. */
@ApplicationScoped
public class Caller {
    private static final String ATTRIBUTE = Identity.class.getName();

    /** A proxy of the present request. */
    @Inject
    HttpServletRequest request;

    /** Makes {@code identity} the caller of this request; for the access feature. */
    public static void set(HttpServletRequest request, Identity identity) {
        request.setAttribute(ATTRIBUTE, identity);
    }

    /** The caller of {@code request}, if there is one. */
    public static Optional<Identity> of(HttpServletRequest request) {
        return Optional.ofNullable((Identity) request.getAttribute(ATTRIBUTE));
    }

    public boolean isKnown() {
        return of(request).isPresent();
    }

    /** The tenant: what belongs to another one does not exist for this caller. */
    public UUID organizationId() {
        return identity().organizationId();
    }

    public Identity identity() {
        return of(request).orElseThrow(() -> CommonProblem.UNAUTHENTICATED.because("this needs an API code"));
    }

    public boolean may(String scope) {
        return identity().scopes().contains(scope);
    }

    /**
     * Refuses a caller who lacks the scope.
     *
     * @throws org.gatehouse.api.ApiException 403 {@code scope-missing}
     */
    public void require(String scope) {
        if (!may(scope)) {
            throw CommonProblem.SCOPE_MISSING.because("this needs the scope %s", scope);
        }
    }
}
