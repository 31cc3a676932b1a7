package org.gatehouse.domains.dkim;

import static org.gatehouse.domains.DomainProblem.DKIM_KEY_NOT_FOUND;
import static org.gatehouse.domains.DomainProblem.DKIM_KEY_NOT_PUBLISHED;
import static org.gatehouse.domains.DomainProblem.DOMAIN_NOT_FOUND;
import static org.gatehouse.domains.DomainProblem.SELECTOR_TAKEN;
import static org.gatehouse.domains.DomainProblem.TOO_MANY_DKIM_KEYS;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.api.Idempotent;
import org.gatehouse.api.MergePatch;
import org.gatehouse.api.Preconditions;
import org.gatehouse.api.StrictJson;
import org.gatehouse.audit.AuditService;
import org.gatehouse.audit.Target;
import org.gatehouse.domains.DomainView;
import org.gatehouse.domains.VerifiedDomains;
import org.gatehouse.platform.Ids;
import org.gatehouse.platform.InvalidValue;
import org.gatehouse.platform.Retrying;
import org.gatehouse.platform.Secrets;
import org.gatehouse.security.Identity;

/** The transactions on DKIM keys. Each writer holds the row of the domain, so that one key signs and there are no more than ten. */
@ApplicationScoped
@Retrying
@Transactional
class DkimKeyWriteService {
    /** How many keys a domain has at most. */
    static final int MOST = 10;

    @Inject
    DkimKeyRepository keys;

    @Inject
    DkimPublicationService publication;

    @Inject
    Secrets secrets;

    @Inject
    AuditService audit;

    @Inject
    StrictJson json;

    @Inject
    Clock clock;

    /**
     * What a new key is.
     *
     * @param selector null to have one made
     */
    record New(DkimSelector selector, DkimAlgorithm algorithm, boolean active, boolean switches, int keepDays) {}

    /** Whether a key could be added just now; {@link #add} has the last word. */
    @Transactional(TxType.SUPPORTS)
    boolean hasPlaceFor(UUID organizationId, DomainView domain, New draft) {
        List<DkimKey> present = keys.ofDomain(organizationId, domain.id());
        DkimSelector selector = draft.selector();
        return present.size() < MOST
                && (selector == null
                        || (DkimRecord.fits(domain.name(), selector)
                                && present.stream()
                                        .noneMatch(key -> key.selector().equals(selector))));
    }

    /**
     * Adds a key.
     *
     * @param pair null when there was no place for the key
     */
    @Idempotent
    DkimKeyView add(Identity actor, UUID domainId, New draft, DkimKeyPair pair) {
        DkimKeyRepository.Held domain = hold(actor.organizationId(), domainId);
        requireVerified(domain);
        List<DkimKey> present = keys.ofDomain(actor.organizationId(), domainId);
        if (present.size() >= MOST) {
            throw TOO_MANY_DKIM_KEYS.because("it may have %d", MOST);
        }
        Set<String> taken = present.stream().map(key -> key.selector().value()).collect(Collectors.toSet());
        Instant now = clock.instant();
        DkimSelector selector = draft.selector() == null ? fresh(now, taken) : draft.selector();
        if (taken.contains(selector.value())) {
            throw SELECTOR_TAKEN.at("/selector", "another key of the domain has it");
        }
        if (!DkimRecord.fits(domain.name(), selector)) {
            throw CommonProblem.INVALID_BODY.at("/selector", "is too long for a record of this domain");
        }
        if (pair == null) {
            throw DkimKeyMaker.busy(); // what stood in its way has just gone
        }
        UUID id = Ids.next();
        DkimKey key = new DkimKey(
                id,
                actor.organizationId(),
                domainId,
                domain.name(),
                selector,
                draft.algorithm(),
                DkimState.WAITING,
                draft.switches(),
                draft.keepDays(),
                secrets.seal(pair.privateKey(), DkimKey.context(id)),
                pair.publicKey(),
                null,
                null,
                null,
                null,
                0,
                now,
                now);
        keys.add(key);
        audit.doneBy(actor, "dkim-key.create", target(key), detail(key));
        return (draft.active() ? activate(actor, key, present, now) : key).view();
    }

    /** The key that the domain is known by, as of {@link #leading}; if there is none, adds one as {@link #add} does. */
    @Idempotent
    DkimKeyView addUnlessLed(Identity actor, UUID domainId, New draft, DkimKeyPair pair) {
        hold(actor.organizationId(), domainId);
        Optional<DkimKey> there = leading(keys.ofDomain(actor.organizationId(), domainId));
        return there.isPresent() ? there.get().view() : add(actor, domainId, draft, pair);
    }

    /** Of the keys of a domain the one that signs, or else the newest of those that wait. */
    static Optional<DkimKey> leading(List<DkimKey> all) {
        return all.stream().filter(DkimKey::isActive).findFirst().or(() -> all.stream()
                .filter(key -> key.state() == DkimState.WAITING)
                .max(Comparator.comparing(DkimKey::createdAt)));
    }

    /**
     * Changes a key.
     *
     * @param shown whether the DNS shows its record
     */
    DkimKeyView change(
            Identity actor, UUID domainId, String idOrSelector, Preconditions given, MergePatch patch, boolean shown) {
        DkimKeyRepository.Held domain = hold(actor.organizationId(), domainId);
        DkimKey key = find(actor.organizationId(), domainId, idOrSelector);
        given.check(key.etag());
        DkimKeyChange change = patch.apply(key.present(), json);
        if (change.keepDays() == null) {
            throw CommonProblem.INVALID_BODY.at("/keepDays", "is required");
        }
        Instant now = clock.instant();
        boolean begins = change.active() && !key.isActive();
        if (begins || (change.switches() && !key.switches())) {
            requireVerified(domain);
        }
        if (begins && !shown && !change.force()) {
            throw notPublished();
        }
        boolean waits = change.switches() && !change.active();
        DkimKey changed = with(key, stateOf(key, change, waits), waits, change.keepDays(), now);
        keys.change(changed);
        audit.doneBy(actor, "dkim-key.update", target(key), detail(changed));
        if (begins) {
            return activate(actor, changed, keys.ofDomain(actor.organizationId(), domainId), now)
                    .view();
        }
        publication.follow(domainId);
        return changed.view();
    }

    /** As {@link #checked}, for a caller, who is told when the key is gone. */
    @Idempotent
    DkimKeyView check(Identity actor, UUID domainId, UUID id, boolean shown) {
        return checked(actor, domainId, id, shown).orElseThrow(DkimKeyWriteService::notFound);
    }

    /** Notes what the DNS said of a key, and has it sign if it only waits for that; empty when it is gone. */
    Optional<DkimKeyView> checked(Identity actor, UUID domainId, UUID id, boolean shown) {
        Optional<DkimKeyRepository.Held> domain = keys.lockDomain(actor.organizationId(), domainId);
        Instant now = clock.instant();
        if (domain.isEmpty() || !keys.checked(id, now, shown)) {
            return Optional.empty();
        }
        DkimKey key = find(actor.organizationId(), domainId, id.toString());
        if (!shown || !key.switches() || !domain.get().verified()) {
            return Optional.of(key.view());
        }
        return Optional.of(activate(actor, key, keys.ofDomain(actor.organizationId(), domainId), now)
                .view());
    }

    void delete(Identity actor, UUID domainId, String idOrSelector, Preconditions given) {
        hold(actor.organizationId(), domainId);
        DkimKey key = find(actor.organizationId(), domainId, idOrSelector);
        given.check(key.etag());
        keys.remove(key.id());
        audit.doneBy(actor, "dkim-key.delete", target(key), detail(key));
    }

    /** The private half, audited. */
    String privateKey(Identity actor, UUID domainId, String idOrSelector) {
        DkimKey key = find(actor.organizationId(), domainId, idOrSelector);
        audit.doneBy(actor, "dkim-key.export", target(key), null);
        return secrets.open(key.sealedPrivateKey(), DkimKey.context(key.id()));
    }

    @Transactional(TxType.SUPPORTS)
    List<ArchivedDkimKey> archived(UUID organizationId, UUID domainId) {
        return keys.ofDomain(organizationId, domainId).stream()
                .map(key -> new ArchivedDkimKey(
                        key.selector(),
                        key.algorithm(),
                        key.state(),
                        key.switches(),
                        key.keepDays(),
                        secrets.open(key.sealedPrivateKey(), DkimKey.context(key.id())),
                        key.createdAt(),
                        key.retiredAt(),
                        key.deleteAt()))
                .toList();
    }

    @Transactional(TxType.MANDATORY)
    void restore(UUID organizationId, UUID domainId, List<ArchivedDkimKey> archived) {
        DkimKeyRepository.Held domain = hold(organizationId, domainId);
        requireLawful(domain, archived);
        Instant now = clock.instant();
        for (ArchivedDkimKey old : archived) {
            DkimKeyPair pair = DkimKeyPair.of(old.algorithm(), old.privateKey());
            UUID id = Ids.next();
            keys.add(new DkimKey(
                    id,
                    organizationId,
                    domainId,
                    domain.name(),
                    old.selector(),
                    old.algorithm(),
                    old.state(),
                    old.switches(),
                    old.keepDays(),
                    secrets.seal(pair.privateKey(), DkimKey.context(id)),
                    pair.publicKey(),
                    null,
                    null,
                    old.retiredAt(),
                    old.deleteAt(),
                    0,
                    old.createdAt(),
                    now));
        }
        publication.follow(domainId);
    }

    /** Deletes keys that have been kept long enough; how many were looked at. */
    int forgetSome(Instant now) {
        List<DkimKey> ended = keys.ended(now);
        for (DkimKey key : ended) {
            if (keys.removeEnded(key.id(), now)) {
                audit.doneBy(Identity.server(key.organizationId()), "dkim-key.delete", target(key), detail(key));
            }
        }
        return ended.size();
    }

    /** Has a key sign; the one that did is retired. */
    private DkimKey activate(Identity actor, DkimKey key, List<DkimKey> all, Instant now) {
        for (DkimKey old : all) {
            if (old.isActive() && !old.id().equals(key.id())) {
                keys.change(retired(old, key.keepDays(), now));
                audit.doneBy(actor, "dkim-key.retire", target(old), "by: " + key.selector());
            }
        }
        DkimKey active = with(key, DkimState.ACTIVE, false, key.keepDays(), now);
        keys.change(active);
        audit.doneBy(actor, "dkim-key.activate", target(key), detail(active));
        publication.follow(key.domainId());
        return active;
    }

    private DkimKeyRepository.Held hold(UUID organizationId, UUID domainId) {
        return keys.lockDomain(organizationId, domainId)
                .orElseThrow(() -> DOMAIN_NOT_FOUND.because("no domain of this id or name"));
    }

    private DkimKey find(UUID organizationId, UUID domainId, String idOrSelector) {
        return keys.find(organizationId, domainId, idOrSelector).orElseThrow(DkimKeyWriteService::notFound);
    }

    private static void requireVerified(DkimKeyRepository.Held domain) {
        if (!domain.verified()) {
            throw VerifiedDomains.notVerified();
        }
    }

    private static void requireLawful(DkimKeyRepository.Held domain, List<ArchivedDkimKey> archived) {
        Set<DkimSelector> selectors = new HashSet<>();
        long active =
                archived.stream().filter(key -> key.state() == DkimState.ACTIVE).count();
        boolean lawful = archived.size() <= MOST
                && active <= 1
                && archived.stream().allMatch(key -> selectors.add(key.selector()) && isLawful(domain, key));
        if (!lawful) {
            throw new InvalidValue("must be keys that a domain can have");
        }
    }

    private static boolean isLawful(DkimKeyRepository.Held domain, ArchivedDkimKey key) {
        boolean retired = key.state() == DkimState.RETIRED;
        return DkimRecord.fits(domain.name(), key.selector())
                && key.keepDays() >= 1
                && key.keepDays() <= DkimKeyChange.MAX_DAYS
                && key.createdAt() != null
                && retired == (key.deleteAt() != null)
                && retired == (key.retiredAt() != null)
                && (key.state() == DkimState.WAITING || !key.switches());
    }

    private static DkimState stateOf(DkimKey key, DkimKeyChange change, boolean waits) {
        if (waits || (key.isActive() && !change.active())) {
            return DkimState.WAITING;
        }
        return key.state();
    }

    private static DkimKey retired(DkimKey key, int keepDays, Instant now) {
        Instant end = now.plus(Duration.ofDays(keepDays));
        return with(key, DkimState.RETIRED, false, key.keepDays(), now, now, end);
    }

    /** The key in another state; one that stays retired stays so until its end. */
    private static DkimKey with(DkimKey key, DkimState state, boolean switches, int keepDays, Instant now) {
        boolean stays = state == DkimState.RETIRED;
        return with(key, state, switches, keepDays, now, stays ? key.retiredAt() : null, stays ? key.deleteAt() : null);
    }

    private static DkimKey with(
            DkimKey key,
            DkimState state,
            boolean switches,
            int keepDays,
            Instant now,
            Instant retiredAt,
            Instant deleteAt) {
        return new DkimKey(
                key.id(),
                key.organizationId(),
                key.domainId(),
                key.domain(),
                key.selector(),
                key.algorithm(),
                state,
                switches,
                keepDays,
                key.sealedPrivateKey(),
                key.publicKey(),
                key.checkedAt(),
                key.publishedAt(),
                retiredAt,
                deleteAt,
                key.version() + 1,
                key.createdAt(),
                now);
    }

    /** Named after the day, and by a letter if there is one of this day. */
    private static DkimSelector fresh(Instant now, Set<String> taken) {
        String day = "s" + DateTimeFormatter.BASIC_ISO_DATE.format(LocalDate.ofInstant(now, ZoneOffset.UTC));
        String selector = day;
        for (char letter = 'b'; taken.contains(selector); letter++) { // ten keys at most, so there is a letter
            selector = day + letter;
        }
        return DkimSelector.parse(selector);
    }

    static ApiException notFound() {
        return DKIM_KEY_NOT_FOUND.because("no DKIM key of this id or selector");
    }

    private static ApiException notPublished() {
        return DKIM_KEY_NOT_PUBLISHED.because("publish its record, and try again");
    }

    private static String detail(DkimKey key) {
        return key.algorithm().name().toLowerCase(Locale.ROOT).replace('_', '-') + ", "
                + key.state().name().toLowerCase(Locale.ROOT)
                + (key.switches() ? ", switches" : "");
    }

    private static Target target(DkimKey key) {
        return new Target("dkim-key", key.id(), key.selector() + "._domainkey." + key.domain());
    }
}
