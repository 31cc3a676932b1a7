package org.gatehouse.domains.dkim;

import static org.gatehouse.security.Scope.DKIM_KEYS_EXPORT;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.api.MergePatch;
import org.gatehouse.api.Preconditions;
import org.gatehouse.api.StrictJson;
import org.gatehouse.domains.DomainService;
import org.gatehouse.domains.DomainView;
import org.gatehouse.domains.VerifiedDomains;
import org.gatehouse.platform.Dns;
import org.gatehouse.platform.DnsAnswer;
import org.gatehouse.platform.DnsType;
import org.gatehouse.security.Caller;

/** Use cases on DKIM keys. Keys are made, and the DNS is asked, outside of transactions. */
@ApplicationScoped
public class DkimKeyService {
    @Inject
    DomainService domains;

    @Inject
    VerifiedDomains verified;

    @Inject
    DkimKeyRepository keys;

    @Inject
    DkimKeyWriteService writer;

    @Inject
    DkimKeyMaker maker;

    @Inject
    DkimConfig config;

    @Inject
    Dns dns;

    @Inject
    StrictJson json;

    @Inject
    Caller caller;

    /**
     * Makes a key.
     *
     * @throws org.gatehouse.api.ApiException 409 {@code domain-not-verified}, {@code selector-taken}, {@code too-many-dkim-keys};
     *     503 {@code busy}
     */
    public DkimKeyView create(String domain, DkimKeyDraft draft) {
        DomainView of = verified.require(domain);
        return add(
                of,
                new DkimKeyWriteService.New(
                        draft.selector(), draft.algorithm(), draft.active(), false, config.keepDays()));
    }

    /** For doors that know one key of a domain: the one that signs, or else the newest of those that wait. */
    public Optional<DkimKeyView> leading(String domain) {
        return leading(domains.get(domain));
    }

    private Optional<DkimKeyView> leading(DomainView domain) {
        return DkimKeyWriteService.leading(keys.ofDomain(caller.organizationId(), domain.id()))
                .map(DkimKey::view);
    }

    /**
     * The key that {@link #leading} tells, or else a new one of the usual kind that signs as soon as the DNS shows its record.
     *
     * @throws org.gatehouse.api.ApiException as {@link #create}
     */
    public DkimKeyView leadingOrNew(String domain) {
        DomainView of = domains.get(domain);
        return leading(of).orElseGet(() -> {
            verified.require(domain);
            DkimKeyDraft usual = new DkimKeyDraft(null, null, null);
            DkimKeyWriteService.New wanted =
                    new DkimKeyWriteService.New(null, usual.algorithm(), false, true, config.keepDays());
            return writer.addUnlessLed(caller.identity(), of.id(), wanted, pair(of, wanted));
        });
    }

    /**
     * Makes a key that takes over as soon as the DNS shows its record.
     *
     * @throws org.gatehouse.api.ApiException as {@link #create}; 404 {@code dkim-key-not-found}
     */
    public DkimKeyView rotate(String domain, String key, Preconditions given, DkimRotation rotation) {
        DomainView of = verified.require(domain);
        DkimKey old = find(of, key);
        given.check(old.etag());
        return add(
                of,
                new DkimKeyWriteService.New(
                        rotation.selector(),
                        rotation.algorithm() == null ? old.algorithm() : rotation.algorithm(),
                        false,
                        true,
                        rotation.keepDays() == null ? config.keepDays() : rotation.keepDays()));
    }

    /** All keys of a domain, by selector. */
    public List<DkimKeyView> ofDomain(String domain) {
        return keys.ofDomain(caller.organizationId(), domains.get(domain).id()).stream()
                .map(DkimKey::view)
                .toList();
    }

    /** The key of a domain with this selector; none for what cannot be a selector. */
    public Optional<DkimKeyView> ofSelector(String domain, String selector) {
        return ofDomain(domain).stream()
                .filter(key -> key.selector().value().equalsIgnoreCase(selector))
                .findFirst();
    }

    /**
     * The private half, as PKCS#8 in PEM. Needs {@code dkim-keys:export}, and is audited.
     *
     * @throws org.gatehouse.api.ApiException 403 {@code scope-missing}; 404 {@code dkim-key-not-found}
     */
    public String privateKey(String domain, String key) {
        caller.require(DKIM_KEYS_EXPORT);
        return writer.privateKey(caller.identity(), domains.get(domain).id(), key);
    }

    /** The keys of a domain with their private halves, by selector, for an archive; whoever asks has checked the scope. */
    public List<ArchivedDkimKey> archived(UUID organizationId, UUID domainId) {
        return writer.archived(organizationId, domainId);
    }

    /**
     * Makes the keys of an archive again, in the present transaction and in a domain without keys.
     *
     * @throws org.gatehouse.platform.InvalidValue if they cannot be keys of one domain, or a private half is none
     */
    public void restore(UUID organizationId, UUID domainId, List<ArchivedDkimKey> archived) {
        writer.restore(organizationId, domainId, archived);
    }

    DkimKeyView get(String domain, String key) {
        return find(domains.get(domain), key).view();
    }

    DkimKeyView patch(String domain, String idOrSelector, Preconditions given, MergePatch patch) {
        DomainView of = domains.get(domain);
        DkimKey key = find(of, idOrSelector);
        given.check(key.etag());
        DkimKeyChange change = patch.apply(key.present(), json);
        boolean asks = change.active() && !key.isActive() && !change.force();
        return writer.change(caller.identity(), of.id(), idOrSelector, given, patch, asks && isShown(key));
    }

    /** Asks the DNS for the record of a key, which signs from then on if it only waits for that; no answer changes nothing. */
    DkimKeyView check(String domain, String idOrSelector, Preconditions given) {
        DomainView of = domains.get(domain);
        DkimKey key = find(of, idOrSelector);
        given.check(key.etag());
        DnsAnswer answer = ask(key);
        return answer.isKnown()
                ? writer.check(caller.identity(), of.id(), key.id(), key.isShownBy(answer.records()))
                : key.view();
    }

    void delete(String domain, String key, Preconditions given) {
        writer.delete(caller.identity(), domains.get(domain).id(), key, given);
    }

    private DkimKeyView add(DomainView domain, DkimKeyWriteService.New draft) {
        return writer.add(caller.identity(), domain.id(), draft, pair(domain, draft));
    }

    /** Null where there is no place: the writer refuses the key then, or knows it for a repeat of the call that made it. */
    private DkimKeyPair pair(DomainView domain, DkimKeyWriteService.New draft) {
        return writer.hasPlaceFor(caller.organizationId(), domain, draft)
                ? maker.make(caller.organizationId(), draft.algorithm())
                : null;
    }

    private DkimKey find(DomainView domain, String idOrSelector) {
        return keys.find(caller.organizationId(), domain.id(), idOrSelector).orElseThrow(DkimKeyWriteService::notFound);
    }

    private boolean isShown(DkimKey key) {
        return key.isShownBy(ask(key).records());
    }

    private DnsAnswer ask(DkimKey key) {
        return dns.lookup(key.record().name(), DnsType.TXT);
    }
}
