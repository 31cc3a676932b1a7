package org.gatehouse.factors.bypass;

import static org.gatehouse.factors.FactorProblem.BYPASS_CODE_NOT_FOUND;
import static org.gatehouse.factors.FactorProblem.TOO_MANY_BYPASS_CODES;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.Idempotent;
import org.gatehouse.audit.AuditService;
import org.gatehouse.audit.Target;
import org.gatehouse.platform.Ids;
import org.gatehouse.platform.Retrying;
import org.gatehouse.security.Caller;
import org.gatehouse.users.UserDirectory;

/** Use cases on bypass codes. */
@ApplicationScoped
@Retrying
@Transactional
public class BypassCodeService {
    /** How many codes of a user can count at a time. */
    static final int MOST = 5;

    @Inject
    BypassCodeRepository codes;

    @Inject
    BypassSecrets secrets;

    @Inject
    UserDirectory users;

    @Inject
    AuditService audit;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    /** Makes a code, which stands in this answer. */
    @Idempotent
    public BypassCodeView create(String user, BypassCodeDraft draft) {
        UUID userId = users.get(user).id();
        if (!users.lock(organizationId(), userId)) { // or many at once could make more than there may be
            throw UserDirectory.notFound();
        }
        Instant now = clock.instant();
        if (codes.list(organizationId(), userId, now).size() >= MOST) {
            throw TOO_MANY_BYPASS_CODES.because("a user has at most %d that still count", MOST);
        }
        UUID id = Ids.next();
        String code = fresh(userId);
        BypassCodeView view =
                new BypassCodeView(id, userId, code, draft.usesAllowed(), draft.usesAllowed(), end(draft, now), now);
        codes.add(organizationId(), view, secrets.seal(id, code), secrets.mac(userId, code));
        tell("bypass-code.create", view);
        return view;
    }

    @Transactional(TxType.SUPPORTS)
    public List<BypassCodeView> list(String user) {
        return codes.list(organizationId(), users.get(user).id(), clock.instant());
    }

    /** The ids of the codes of many users, of whom the caller is known to reach each. */
    @Transactional(TxType.SUPPORTS)
    public Map<UUID, List<UUID>> idsOf(Collection<UUID> userIds) {
        return codes.idsOf(organizationId(), userIds, clock.instant());
    }

    public void deleteAll(String user) {
        UUID userId = users.get(user).id();
        codes.list(organizationId(), userId, clock.instant()).forEach(this::remove);
    }

    /**
     * The code of this id.
     *
     * @throws ApiException 404 {@code bypass-code-not-found}, 403 {@code user-protected} or {@code domain-not-allowed}
     */
    @Transactional(TxType.SUPPORTS)
    public BypassCodeView get(String id) {
        return find(id).view();
    }

    public void delete(String id) {
        remove(find(id).view());
    }

    /**
     * The nine digits, for a dialect that shows them again; of up to 1 000 codes that {@link #get} or {@link #list} has given. Those
     * that count no more are missing.
     */
    @Transactional(TxType.SUPPORTS)
    public Map<UUID, String> digitsOf(Collection<UUID> ids) {
        Map<UUID, String> digits = new HashMap<>();
        codes.sealed(organizationId(), ids, clock.instant())
                .forEach((id, sealedCode) -> digits.put(id, secrets.open(id, sealedCode)));
        return digits;
    }

    private BypassCodeRepository.Found find(String id) {
        BypassCodeRepository.Found found = Ids.parse(id)
                .flatMap(parsed -> codes.find(organizationId(), parsed, clock.instant()))
                .orElseThrow(BypassCodeService::notFound);
        users.require(found.view().userId(), found.userIsProtected(), found.userHomeId());
        return found;
    }

    private void remove(BypassCodeView code) {
        if (codes.remove(organizationId(), code.id())) {
            tell("bypass-code.delete", code);
        }
    }

    private String fresh(UUID userId) {
        String code;
        do {
            code = secrets.newCode();
        } while (codes.isTaken(secrets.mac(userId, code)));
        return code;
    }

    private void tell(String action, BypassCodeView code) {
        audit.done(action, new Target("bypass-code", code.id(), null), "user: " + code.userId());
    }

    private UUID organizationId() {
        return caller.organizationId();
    }

    private static Instant end(BypassCodeDraft draft, Instant now) {
        return draft.minutes() == null ? null : now.plus(draft.minutes(), ChronoUnit.MINUTES);
    }

    private static ApiException notFound() {
        return BYPASS_CODE_NOT_FOUND.because("no bypass code of this id that still counts");
    }
}
