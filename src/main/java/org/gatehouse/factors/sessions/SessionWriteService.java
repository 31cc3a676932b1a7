package org.gatehouse.factors.sessions;

import static org.gatehouse.factors.FactorProblem.FACTOR_DISABLED;
import static org.gatehouse.factors.FactorProblem.SESSION_ENDED;
import static org.gatehouse.factors.FactorProblem.TOKEN_NOT_ACTIVE;
import static org.gatehouse.factors.FactorProblem.TOKEN_NOT_FOUND;
import static org.gatehouse.factors.FactorProblem.TOO_MANY_SESSIONS;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.Idempotent;
import org.gatehouse.audit.AuditService;
import org.gatehouse.audit.Target;
import org.gatehouse.factors.FactorKind;
import org.gatehouse.factors.FactorUser;
import org.gatehouse.factors.devices.Device;
import org.gatehouse.factors.devices.RevokedBy;
import org.gatehouse.factors.devices.TokenRef;
import org.gatehouse.factors.devices.Tokens;
import org.gatehouse.platform.Ids;
import org.gatehouse.platform.Retrying;
import org.gatehouse.security.Identity;
import org.gatehouse.users.UserDirectory;

/** What sessions write, each in one transaction that holds the user's lock first. Does not ask whom the caller reaches. */
@ApplicationScoped
@Retrying
@Transactional
class SessionWriteService {
    /** How many sessions of a user can be pending at a time. */
    static final int MOST = 20;

    /** For how long an approval can be made use of. */
    static final Duration USABLE = Duration.ofMinutes(10);

    private static final int FIRST_NUMBER = 10;
    private static final int NUMBERS = 90;

    private final SecureRandom random = new SecureRandom();

    @Inject
    SessionRepository sessions;

    @Inject
    Verification verification;

    @Inject
    Tokens tokens;

    @Inject
    UserDirectory users;

    @Inject
    AuditService audit;

    @Inject
    Clock clock;

    /** Asks the user's device. */
    @Idempotent
    SessionView begin(FactorUser user, NewSession draft) {
        lock(user);
        TokenRef token = tokens.find(user.organizationId(), user.domainId(), user.userId())
                .orElseThrow(() -> TOKEN_NOT_FOUND.because("the user has no token in this domain, and sent no code"));
        if (!token.active()) {
            throw TOKEN_NOT_ACTIVE.because("no device can be asked");
        }
        Instant now = clock.instant();
        requireRoom(sessions.endsOfPending(user, now), now);
        Instant end = now.plusSeconds(verification.settings(user).requestTimeout());
        Session session = made(user, draft, token.id(), now, end);
        sessions.add(session);
        audit.done("session.create", target(session.id()), "user: " + user.userId());
        return session.view(now);
    }

    /** Judges a code. */
    @Idempotent
    SessionView judge(FactorUser user, NewSession draft, Set<FactorKind> kinds, String code, Judgement judgement) {
        lock(user);
        Instant now = clock.instant();
        Session asked = made(user, draft, null, now, now);
        Session session = verification
                .judge(user, kinds, code, now)
                .map(kind -> asked.ended(State.APPROVED, Reason.valueOf(kind.name()), now))
                .orElseGet(() -> asked.ended(State.DENIED, Reason.CODE_WRONG, now));
        sessions.add(session);
        audit.done(
                session.state() == State.APPROVED ? "session.approve" : "session.deny",
                target(session.id()),
                session.reason() + ", user: " + user.userId());
        judgement.make();
        return session.view(now);
    }

    /** Judges a code for which there is no session. */
    boolean prove(FactorUser user, Set<FactorKind> kinds, String code, Judgement judgement) {
        lock(user);
        Optional<FactorKind> kind = verification.judge(user, kinds, code, clock.instant());
        judgement.make();
        return kind.isPresent();
    }

    boolean isHeld(UUID organizationId, UUID userId, Set<FactorKind> kinds) {
        return verification.isHeld(organizationId, userId, kinds, clock.instant());
    }

    boolean redeem(UUID organizationId, UUID userId, UUID sessionId) {
        Instant now = clock.instant();
        return sessions.use(organizationId, userId, sessionId, now.minus(USABLE), now);
    }

    void cancel(UUID organizationId, UUID id) {
        if (!sessions.end(organizationId, id, State.DENIED, Reason.CANCELLED, clock.instant())) {
            throw ended();
        }
        audit.done("session.cancel", target(id), null);
    }

    /**
     * Does what the device's user has decided.
     *
     * @return the session as it is then
     */
    SessionView decide(Device device, Identity actor, UUID id, SignedDecision signed) {
        Decision decision = signed.decision();
        FactorUser user = new FactorUser(device.organizationId(), device.domainId(), device.userId());
        lock(user);
        if (decision == Decision.APPROVE && !verification.kinds(user).contains(FactorKind.DEVICE)) {
            throw FACTOR_DISABLED.because("the organization takes no devices any more");
        }
        Instant now = clock.instant();
        if (!sessions.endByDevice(device.tokenId(), id, decision.state(), decision.reason(), now)) {
            throw ended();
        }
        audit.doneBy(actor, decision.action(), target(id), "user: " + device.userId());
        if (decision == Decision.APPROVE) {
            verification.forgive(user);
        }
        if (signed.locks() && tokens.revoke(device.organizationId(), device.tokenId(), RevokedBy.NOT_ME)) {
            audit.doneBy(actor, "token.revoke", new Target("token", device.tokenId(), null), "not-me");
        }
        return sessions.findOfToken(device.tokenId(), id).orElseThrow().view(now);
    }

    /** The device has sent what its key has not signed, or what belongs to another session. */
    void failDevice(Device device) {
        FactorUser user = new FactorUser(device.organizationId(), device.domainId(), device.userId());
        lock(user);
        verification.failDevice(user);
    }

    private Session made(FactorUser user, NewSession draft, UUID tokenId, Instant now, Instant end) {
        return new Session(
                Ids.next(),
                user,
                tokenId,
                State.PENDING,
                null,
                FIRST_NUMBER + random.nextInt(NUMBERS),
                draft.attributes(),
                draft.ipAddress(),
                now,
                end,
                null);
    }

    private void lock(FactorUser user) {
        if (!users.lock(user.organizationId(), user.userId())) {
            throw UserDirectory.notFound();
        }
    }

    private static void requireRoom(List<Instant> ends, Instant now) {
        if (ends.size() >= MOST) {
            long seconds = Duration.between(now, ends.get(0)).plusMillis(999).toSeconds();
            throw TOO_MANY_SESSIONS
                    .because("at most %d can be pending", MOST)
                    .with("Retry-After", Long.toString(seconds));
        }
    }

    private static ApiException ended() {
        return SESSION_ENDED.because("it is not pending any more");
    }

    private static Target target(UUID id) {
        return new Target("session", id, null);
    }
}
