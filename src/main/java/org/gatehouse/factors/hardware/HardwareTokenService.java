package org.gatehouse.factors.hardware;

import static org.gatehouse.factors.FactorProblem.HARDWARE_TOKEN_IN_USE;
import static org.gatehouse.factors.FactorProblem.HARDWARE_TOKEN_NOT_FOUND;
import static org.gatehouse.factors.FactorProblem.RESYNC_FAILED;
import static org.gatehouse.factors.FactorProblem.SERIAL_NUMBER_TAKEN;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.Idempotent;
import org.gatehouse.api.Listing;
import org.gatehouse.api.MergePatch;
import org.gatehouse.api.Page;
import org.gatehouse.api.Preconditions;
import org.gatehouse.api.StrictJson;
import org.gatehouse.audit.AuditService;
import org.gatehouse.platform.Ids;
import org.gatehouse.platform.Retrying;
import org.gatehouse.security.Caller;
import org.gatehouse.users.UserDirectory;
import org.gatehouse.users.UserDirectory.Person;

/**
 * Use cases on hardware tokens. A token that somebody has is in the reach of those who reach that user; it is locked before it
 * is changed, so that a precondition holds to the end.
 */
@ApplicationScoped
@Retrying
@Transactional
public class HardwareTokenService {
    @Inject
    HardwareTokenRepository tokens;

    @Inject
    TokenClock tokenClock;

    @Inject
    UserDirectory users;

    @Inject
    AuditService audit;

    @Inject
    Caller caller;

    @Inject
    StrictJson json;

    @Inject
    Clock clock;

    /**
     * Makes a token.
     *
     * @throws ApiException 400 {@code invalid-body}, 409 {@code serial-number-taken}
     */
    @Idempotent
    public HardwareTokenView create(HardwareTokenDraft draft) {
        caller.requireAllDomains();
        NewToken token = NewToken.of(draft);
        if (tokens.add(caller.organizationId(), List.of(token), clock.instant()).isEmpty()) {
            throw SERIAL_NUMBER_TAKEN.at("/serialNumber", "is in use in this organization");
        }
        HardwareToken made = find(token.id().toString());
        audit.done("hardware-token.create", made.target());
        return made.view();
    }

    @Transactional(Transactional.TxType.SUPPORTS)
    public HardwareTokenView get(String id) {
        caller.requireAllDomains();
        return reached(find(id)).view();
    }

    /**
     * One page by serial number, without those of users out of reach.
     *
     * @param user id or name of whose token is asked for, or null
     */
    @Transactional(Transactional.TxType.SUPPORTS)
    Page<HardwareTokenView> list(String user, String serialNumber, Listing listing) {
        caller.requireAllDomains();
        HardwareTokenFilter filter = new HardwareTokenFilter(
                user == null ? null : users.get(user).id(), serialNumber == null ? null : NewToken.key(serialNumber));
        List<HardwareToken> found = tokens.list(caller.organizationId(), filter, listing);
        boolean more = found.size() > listing.limit();
        return Page.of(
                more ? found.subList(0, listing.limit()) : found,
                more,
                listing,
                token -> List.of(NewToken.key(token.serialNumber())),
                this::shown);
    }

    /**
     * The tokens of a page by number, for dialects that have such, without those of users out of reach.
     *
     * @param page from 1
     */
    @Transactional(Transactional.TxType.SUPPORTS)
    public List<HardwareTokenView> page(int page, int size) {
        caller.requireAllDomains();
        return shown(tokens.page(caller.organizationId(), (Math.max(page, 1) - 1L) * size, size));
    }

    public HardwareTokenView patch(String id, Preconditions given, MergePatch patch) {
        HardwareToken token = lock(id);
        given.check(token.etag());
        HardwareTokenChange change = patch.apply(new HardwareTokenChange(token.alias()), json);
        return rename(token, change.alias());
    }

    /** As {@link #patch}, for dialects, which have no preconditions. */
    public HardwareTokenView rename(String id, HardwareTokenChange change) {
        return rename(lock(id), change.alias());
    }

    private HardwareTokenView rename(HardwareToken token, String alias) {
        tokens.rename(token.id(), alias, clock.instant());
        audit.done("hardware-token.update", token.target());
        return now(token);
    }

    void delete(String id, Preconditions given) {
        HardwareToken token = lock(id);
        given.check(token.etag());
        delete(token);
    }

    /** As {@link #delete(String, Preconditions)}, for dialects. */
    public void delete(String id) {
        delete(lock(id));
    }

    private void delete(HardwareToken token) {
        tokens.remove(token.id());
        audit.done("hardware-token.delete", token.target());
    }

    /**
     * The user's token.
     *
     * @throws ApiException 404 {@code user-not-found}, {@code hardware-token-not-found}
     */
    @Transactional(Transactional.TxType.SUPPORTS)
    public HardwareTokenView ofUser(String user) {
        return ofUser(users.get(user)).view();
    }

    /** The ids of the tokens of those among many users in reach who have one. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public Map<UUID, UUID> idsOf(Collection<UUID> userIds) {
        return tokens.idsOf(caller.organizationId(), userIds);
    }

    /**
     * Gives a token to a user; the same again is no error.
     *
     * @throws ApiException 404 {@code user-not-found}, {@code hardware-token-not-found}; 409 {@code hardware-token-in-use} when
     *     either has another already
     */
    public HardwareTokenView attach(String user, String id) {
        Person person = users.get(user);
        HardwareToken token =
                tokens.lock(caller.organizationId(), parsed(id)).orElseThrow(HardwareTokenService::notFound);
        if (person.id().equals(token.userId())) {
            return token.view();
        }
        if (token.userId() != null) {
            throw HARDWARE_TOKEN_IN_USE.because("the token is another user's");
        }
        if (tokens.ofUser(caller.organizationId(), person.id()).isPresent()) {
            throw HARDWARE_TOKEN_IN_USE.because("the user has another token");
        }
        tokens.give(token.id(), person.id(), clock.instant());
        audit.done("hardware-token.attach", token.target(), "to " + person.username());
        return now(token);
    }

    /**
     * Takes the token from its user.
     *
     * @throws ApiException as {@link #ofUser(String)}
     */
    public void detach(String user) {
        Person person = users.get(user);
        HardwareToken token = tokens.lock(
                        caller.organizationId(), ofUser(person).id())
                .filter(still -> person.id().equals(still.userId()))
                .orElseThrow(HardwareTokenService::notFound);
        tokens.give(token.id(), null, clock.instant());
        audit.done("hardware-token.detach", token.target(), "from " + person.username());
    }

    /**
     * Finds the place of a token that has lost it: of TOTP within a day of now, of HOTP within 1 000 presses. The codes are used
     * up, and no code of an earlier place is taken again.
     *
     * @throws ApiException 409 {@code resync-failed}
     */
    @Idempotent
    HardwareTokenView resync(String id, Preconditions given, ResyncRequest request) {
        HardwareToken token = lock(id);
        given.check(token.etag());
        if (token.revoked()) {
            throw RESYNC_FAILED.because("the token is revoked; unlock it first");
        }
        TokenClock.Place place = tokenClock
                .found(token, request.codes().get(0), request.codes().get(1), clock.instant())
                .orElseThrow(() -> RESYNC_FAILED.because("these are no two codes of the token in a row"));
        tokens.goOn(token, place, clock.instant());
        audit.done("hardware-token.resync", token.target());
        return now(token);
    }

    /** Forgets the wrong codes, also if there were so many that the token is revoked. */
    @Idempotent
    HardwareTokenView unlock(String id, Preconditions given) {
        HardwareToken token = lock(id);
        given.check(token.etag());
        tokens.unlock(token.id(), clock.instant());
        audit.done("hardware-token.unlock", token.target());
        return now(token);
    }

    private List<HardwareTokenView> shown(List<HardwareToken> found) {
        List<UUID> owners = found.stream()
                .map(HardwareToken::userId)
                .filter(Objects::nonNull)
                .toList();
        Set<UUID> reached = owners.isEmpty() ? Set.of() : users.reached(owners);
        return found.stream()
                .filter(token -> token.userId() == null || reached.contains(token.userId()))
                .map(HardwareToken::view)
                .collect(Collectors.toList());
    }

    private HardwareToken ofUser(Person person) {
        return tokens.ofUser(caller.organizationId(), person.id())
                .orElseThrow(() -> HARDWARE_TOKEN_NOT_FOUND.because("the user has no hardware token"));
    }

    /** Who is reached is asked first: whoever holds a row must not need a second connection. */
    private HardwareToken lock(String id) {
        caller.requireAllDomains();
        HardwareToken seen = reached(find(id));
        return tokens.lock(caller.organizationId(), seen.id())
                .filter(held -> Objects.equals(held.userId(), seen.userId()))
                .orElseThrow(HardwareTokenService::notFound);
    }

    private HardwareToken find(String id) {
        return tokens.find(caller.organizationId(), parsed(id)).orElseThrow(HardwareTokenService::notFound);
    }

    private HardwareToken reached(HardwareToken token) {
        if (token.userId() != null) {
            users.get(token.userId().toString());
        }
        return token;
    }

    private HardwareTokenView now(HardwareToken before) {
        return find(before.id().toString()).view();
    }

    private static UUID parsed(String id) {
        return Ids.parse(id).orElseThrow(HardwareTokenService::notFound);
    }

    private static ApiException notFound() {
        return HARDWARE_TOKEN_NOT_FOUND.because("no hardware token of this id");
    }
}
