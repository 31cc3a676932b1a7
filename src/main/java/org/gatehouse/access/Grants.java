package org.gatehouse.access;

import static org.gatehouse.access.AccessProblem.GRANT_TOO_WIDE;
import static org.gatehouse.access.AccessProblem.SCOPE_NOT_HELD;
import static org.gatehouse.security.Scope.API_CODES_GRANT_ANY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.gatehouse.access.limits.RateLimits;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.api.FieldError;
import org.gatehouse.organizations.OrganizationService;
import org.gatehouse.security.Bounds;
import org.gatehouse.security.Caller;
import org.gatehouse.security.Mode;
import org.gatehouse.security.Scope;

/**
 * What the caller may put into other hands: scopes that it holds, behind locks as tight as its own, for users and domains that
 * it reaches, for as long as its own credentials count. Whoever may grant any scope of its organization may do so without
 * locks, for all of them.
 */
@ApplicationScoped
class Grants {
    @Inject
    OrganizationService organizations;

    @Inject
    RateLimits limits;

    @Inject
    Caller caller;

    /** A proxy of the present request. */
    @Inject
    HttpServletRequest request;

    @Inject
    Clock clock;

    void requireNew(ApiCodeDraft draft, Bounds bounds) {
        requireKnown(draft.scopeSet());
        requireScopes(draft.scopeSet());
        requireWithinOwn(locks(draft, false), bounds);
    }

    /** What a code has already may stay. Whoever opens it wider must be able to make the whole of it. */
    void requireChange(ApiCode code, ApiCodeDraft draft, Bounds bounds) {
        Set<String> added = new TreeSet<>(draft.scopeSet());
        added.removeAll(code.scopes());
        requireKnown(added);
        requireScopes(added);
        Locks locks = locks(draft, code.isUnlimited());
        boolean looser = (draft.mode() == Mode.ADMINISTRATIVE && code.present().mode() == Mode.USER)
                || !locks.looserThan(locks(code), clock.instant()).isEmpty()
                || !bounds.widerThan(code.bounds()).isEmpty();
        if (looser) {
            requireScopes(code.scopes());
        }
        if (looser || !added.isEmpty()) {
            requireWithinOwn(locks, bounds);
        }
    }

    /** Whoever rotates a code holds its new secret, which opens all that the code does, wherever it does. */
    void requireWhole(ApiCode code) {
        requireScopes(code.scopes());
        List<String> looser = looserThanOwn(locks(code), code.bounds());
        if (!looser.isEmpty()) {
            throw tooWide(looser);
        }
    }

    private Locks locks(ApiCode code) {
        return locks(code.present(), code.isUnlimited());
    }

    private Locks locks(ApiCodeDraft draft, boolean unlimited) {
        return draft.locks(limits.inForce(draft.limits(), unlimited));
    }

    private static void requireKnown(Collection<String> scopes) {
        if (!Scope.names().containsAll(scopes)) {
            throw CommonProblem.INVALID_BODY.at("/scopes", "must name scopes that GET /v1/scopes lists");
        }
    }

    private void requireScopes(Set<String> scopes) {
        for (String scope : scopes) {
            if (!mayGrant(scope)) {
                throw SCOPE_NOT_HELD.because("%s is not yours to grant", scope);
            }
        }
    }

    private boolean mayGrant(String scope) {
        return caller.holds(scope)
                || (caller.may(API_CODES_GRANT_ANY)
                        && (!Scope.isForOperators(scope) || organizations.isOperators(caller.organizationId())));
    }

    private void requireWithinOwn(Locks locks, Bounds bounds) {
        List<String> looser = looserThanOwn(locks, bounds);
        if (!looser.isEmpty()) {
            throw tooWide(looser)
                    .withErrors(looser.stream()
                            .map(member -> new FieldError("/" + member, "must be no wider than the calling code's"))
                            .toList());
        }
    }

    private static ApiException tooWide(List<String> looser) {
        return GRANT_TOO_WIDE.because("wider than the calling code's: %s", String.join(", ", looser));
    }

    /** The members in which these are; none, for whoever may grant any. */
    private List<String> looserThanOwn(Locks locks, Bounds bounds) {
        Locks own = Attempt.of(request).reach().passedOn();
        List<String> looser = new ArrayList<>(locks.looserThan(own, clock.instant()));
        looser.addAll(bounds.widerThan(caller.bounds()));
        return looser.isEmpty() || caller.may(API_CODES_GRANT_ANY) ? List.of() : looser;
    }
}
