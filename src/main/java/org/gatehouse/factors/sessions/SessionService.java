package org.gatehouse.factors.sessions;

import static org.gatehouse.factors.FactorProblem.FACTOR_DISABLED;
import static org.gatehouse.factors.FactorProblem.SESSION_NOT_FOUND;
import static org.gatehouse.security.Scope.SESSIONS_READ;
import static org.gatehouse.security.Scope.SESSIONS_WRITE;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.domains.DomainService;
import org.gatehouse.factors.FactorKind;
import org.gatehouse.factors.FactorUser;
import org.gatehouse.platform.Ids;
import org.gatehouse.security.Caller;
import org.gatehouse.security.Identity;
import org.gatehouse.users.Memberships;
import org.gatehouse.users.UserDirectory;
import org.gatehouse.users.logins.LoginOrigin;

/** Use cases on sessions, for those who ask for second factors. To be called outside transactions. */
@ApplicationScoped
public class SessionService {
    private static final Set<FactorKind> SHOWN = Set.of(FactorKind.HARDWARE, FactorKind.OTP);

    @Inject
    SessionRepository sessions;

    @Inject
    SessionWriteService writes;

    @Inject
    Verification verification;

    @Inject
    Guesses guesses;

    @Inject
    SessionWaits waits;

    @Inject
    SessionListeners listeners;

    @Inject
    DomainService domains;

    @Inject
    UserDirectory users;

    @Inject
    Memberships memberships;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    /**
     * Asks the user's device, or judges the code.
     *
     * @throws ApiException 404 {@code domain-not-found}, {@code user-not-found}, {@code not-a-member} or {@code token-not-found}, 409
     *     {@code token-not-active}, 403 {@code factor-disabled}, 429 {@code too-many-sessions} or {@code login-delayed}
     */
    public SessionView create(String domain, NewSession draft) {
        if (draft.otp() != null && draft.bypassCode() != null) {
            throw CommonProblem.INVALID_BODY.at("/bypassCode", "must not be there beside otp");
        }
        UUID domainId = domains.get(domain).id();
        UUID userId = users.get(draft.user()).id();
        memberships.require(domainId, userId);
        FactorUser user = new FactorUser(caller.organizationId(), domainId, userId);
        if (draft.otp() != null) {
            return judge(user, draft, SHOWN, draft.otp());
        }
        if (draft.bypassCode() != null) {
            return judge(user, draft, Set.of(FactorKind.BYPASS), draft.bypassCode());
        }
        requireTaken(user, Set.of(FactorKind.DEVICE));
        SessionView session = writes.begin(user, draft);
        listeners.lookSoon(userId);
        return session;
    }

    /**
     * The session, as it is now.
     *
     * @throws ApiException 404 {@code domain-not-found} or {@code session-not-found}, 403 {@code user-protected} or {@code
     *     domain-not-allowed}
     */
    public SessionView get(String domain, String id) {
        return find(domain, id).view(clock.instant());
    }

    /** The session as soon as it has ended, or as it is then; where too many wait already, at once. */
    CompletionStage<SessionView> await(String domain, String id, Duration most) {
        Session session = find(domain, id);
        return session.isPendingAt(clock.instant())
                ? waits.until(session, most, caller.identity().requestId())
                : CompletableFuture.completedStage(session.view(clock.instant()));
    }

    /**
     * Ends a pending session.
     *
     * @throws ApiException as {@link #get}, and 409 {@code session-ended}
     */
    public void cancel(String domain, String id) {
        Session session = find(domain, id);
        writes.cancel(caller.organizationId(), session.id());
        waits.lookSoon(session.id());
    }

    private SessionView judge(FactorUser user, NewSession draft, Set<FactorKind> asked, String code) {
        Set<FactorKind> kinds = requireTaken(user, asked);
        String plain = code.replace(" ", "");
        return guesses.judge(
                user,
                origin(draft),
                judgement -> writes.judge(user, draft, kinds, plain, judgement),
                view -> view.state() == State.APPROVED);
    }

    /** Those of the kinds that are taken there. */
    private Set<FactorKind> requireTaken(FactorUser user, Set<FactorKind> asked) {
        Set<FactorKind> kinds = verification.kinds(user);
        kinds.retainAll(asked);
        if (kinds.isEmpty()) {
            throw FACTOR_DISABLED.because("the organization or the domain takes none of this kind");
        }
        return kinds;
    }

    private LoginOrigin origin(NewSession draft) {
        Identity identity = caller.identity();
        return draft.ipAddress() == null
                ? LoginOrigin.seen(identity.address())
                : new LoginOrigin(draft.ipAddress().value(), identity.codeId());
    }

    private Session find(String domain, String id) {
        if (!caller.may(SESSIONS_READ)) {
            caller.require(SESSIONS_WRITE);
        }
        SessionRepository.Found found = Ids.parse(id)
                .flatMap(parsed -> sessions.find(caller.organizationId(), parsed))
                .orElse(null);
        UUID domainId = found == null ? null : found.session().user().domainId();
        if (domainId == null || !(domain.equals(found.domainName()) || domain.equals(domainId.toString()))) {
            if (!domains.get(domain).id().equals(domainId)) { // says first what is wrong with the domain
                throw notFound();
            }
        }
        caller.requireDomain(domainId);
        UUID home = found.userHomeId() == null ? domainId : found.userHomeId(); // may have left it since
        users.require(found.session().user().userId(), found.userIsProtected(), home);
        return found.session();
    }

    static ApiException notFound() {
        return SESSION_NOT_FOUND.because("no session of this id in this domain, or it ended long ago");
    }
}
