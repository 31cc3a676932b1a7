package org.gatehouse.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.api.Problem;

/** The caller of the present request: the only way for a feature to learn whose data it is about and what may be done. */
@ApplicationScoped
public class Caller {
    private static final String ATTRIBUTE = Identity.class.getName();
    private static final String SHOWN = ShownPassword.class.getName();
    private static final String USED = Identity.class.getName() + ".used";
    private static final String REFUSED = Identity.class.getName() + ".refused";
    private static final int MOST_REFUSED = 20;
    private static final int FORBIDDEN = 403;

    /** A proxy of the present request. */
    @Inject
    HttpServletRequest request;

    /** Makes {@code identity} the caller of this request; for the access feature. */
    public static void set(HttpServletRequest request, Identity identity) {
        request.setAttribute(ATTRIBUTE, identity);
    }

    /** Notes which password the calling user has shown; for the access feature. */
    public static void set(HttpServletRequest request, ShownPassword shown) {
        request.setAttribute(SHOWN, shown);
    }

    /** The caller of {@code request}, if there is one. */
    public static Optional<Identity> of(HttpServletRequest request) {
        return of(request::getAttribute);
    }

    /** The caller of the request with these attributes. */
    public static Optional<Identity> of(Function<String, Object> attributes) {
        return Optional.ofNullable((Identity) attributes.apply(ATTRIBUTE));
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

    /** Whom and what the caller reaches. */
    public Bounds bounds() {
        return identity().bounds();
    }

    /** Whether it is one user's data only that the caller reaches: {@link #reachesUser}. */
    public boolean isInUserMode() {
        return identity().mode() == Mode.USER;
    }

    /** The password that the calling user has shown at the login of the session that this request is signed in. */
    public Optional<ShownPassword> shownPassword() {
        return Optional.ofNullable((ShownPassword) request.getAttribute(SHOWN));
    }

    /** Whether it can be about this user: in user mode about the calling one only, and nobody before a user has logged in. */
    public boolean reachesUser(UUID userId) {
        return !isInUserMode() || userId.equals(identity().userId());
    }

    /**
     * Refuses in user mode what a user may not set.
     *
     * @param pointer to the member that would be set
     * @throws ApiException 403 {@code not-in-user-mode}
     */
    public void requireAdministrative(String pointer) {
        if (isInUserMode()) {
            throw CommonProblem.NOT_IN_USER_MODE.at(pointer, "is not for users to set");
        }
    }

    /**
     * Refuses whoever has logged in by an application password what would outlast or widen it.
     *
     * @throws ApiException 403 {@code own-password-needed}
     */
    public void requireOwnPassword() {
        requireOwnPasswordOr(null);
    }

    /**
     * Refuses whoever has logged in by another application password than this.
     *
     * @throws ApiException 403 {@code own-password-needed}
     */
    public void requireOwnPasswordOr(UUID applicationPassword) {
        UUID shown = identity().applicationPassword();
        if (shown != null && !shown.equals(applicationPassword)) {
            throw CommonProblem.OWN_PASSWORD_NEEDED.because("this application password does not do here");
        }
    }

    /**
     * Refuses what lies in a domain out of the caller's reach.
     *
     * @param domainId null for what lies in none
     * @throws org.gatehouse.api.ApiException 403 {@code domain-not-allowed}
     */
    public void requireDomain(UUID domainId) {
        Optional<ApiException> refusal = bounds().refusal(domainId);
        if (refusal.isPresent()) {
            throw refusal.get();
        }
    }

    /**
     * Refuses a caller that is bound to domains; before what concerns the whole organization.
     *
     * @throws org.gatehouse.api.ApiException 403 {@code domain-not-allowed}
     */
    public void requireAllDomains() {
        if (bounds().bindDomains()) {
            throw bounds().beyond();
        }
    }

    /** Whether the caller holds the scope. */
    public boolean holds(String scope) {
        return identity().scopes().contains(scope);
    }

    /** Whether the caller holds the scope, of which use is made then. */
    public boolean may(String scope) {
        boolean may = holds(scope);
        if (may) {
            used(scope);
        }
        return may;
    }

    /** Notes that this request makes use of the scope. */
    public void used(String scope) {
        Set<String> before = usedBy(request);
        if (!before.contains(scope)) {
            Set<String> used = new TreeSet<>(before);
            used.add(scope);
            request.setAttribute(USED, used);
        }
    }

    /** The scopes of which {@code request} has made use. */
    private static Set<String> usedBy(HttpServletRequest request) {
        return usedBy(request::getAttribute);
    }

    /** The scopes of which the request with these attributes has made use; for answers given in another thread. */
    @SuppressWarnings("unchecked")
    public static Set<String> usedBy(Function<String, Object> attributes) {
        Object used = attributes.apply(USED);
        return used == null ? Set.of() : (Set<String>) used;
    }

    /**
     * Notes that a part of this request is refused, such as an item of a batch, whose other parts are done; one of a kind. What is
     * no refusal of access is not noted.
     */
    public void refused(ApiException refusal) {
        Set<Problem> before = refusedOf(request::getAttribute);
        if (refusal.type().status() == FORBIDDEN && before.size() < MOST_REFUSED) {
            Set<Problem> refused = new LinkedHashSet<>(before);
            refused.add(refusal.problem());
            request.setAttribute(REFUSED, refused);
        }
    }

    /** Why parts of the request with these attributes were refused. */
    @SuppressWarnings("unchecked")
    public static Set<Problem> refusedOf(Function<String, Object> attributes) {
        Object refused = attributes.apply(REFUSED);
        return refused == null ? Set.of() : (Set<Problem>) refused;
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
