package org.gatehouse.domains;

import static org.gatehouse.domains.DomainProblem.DOMAIN_FULL;
import static org.gatehouse.domains.DomainProblem.DOMAIN_NOT_EMPTY;
import static org.gatehouse.domains.DomainProblem.DOMAIN_NOT_FOUND;
import static org.gatehouse.domains.DomainProblem.DOMAIN_TAKEN;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.api.Listing;
import org.gatehouse.api.MergePatch;
import org.gatehouse.api.Page;
import org.gatehouse.api.Preconditions;
import org.gatehouse.api.StrictJson;
import org.gatehouse.audit.AuditService;
import org.gatehouse.audit.Target;
import org.gatehouse.organizations.OrganizationDeleting;
import org.gatehouse.organizations.OrganizationService;
import org.gatehouse.platform.Ids;
import org.gatehouse.platform.IdsOrNames;
import org.gatehouse.platform.InvalidValue;
import org.gatehouse.platform.Numbers;
import org.gatehouse.platform.Retrying;
import org.gatehouse.security.Caller;

/** Use cases on domains. Each method is one transaction and returns views. */
@ApplicationScoped
@Retrying
@Transactional
public class DomainService {
    @Inject
    DomainRepository domains;

    @Inject
    AddressRepository addresses;

    @Inject
    OrganizationService organizations;

    @Inject
    Numbers numbers;

    @Inject
    AuditService audit;

    @Inject
    Event<DomainDeleting> deleting;

    @Inject
    Event<DomainStanding> standing;

    @Inject
    Caller caller;

    @Inject
    StrictJson json;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "gatehouse.domains.verify")
    boolean verify;

    /** Makes a domain; for the users feature, since a first user may come with it. */
    @Transactional(TxType.MANDATORY)
    public DomainView create(DomainDraft draft) {
        caller.requireAllDomains();
        if (domains.isTaken(caller.organizationId(), draft.name(), parents(draft.name()))) {
            throw DOMAIN_TAKEN.at("/name", "is in use on this server");
        }
        Instant now = clock.instant();
        Domain domain = new Domain(caller.organizationId(), numbers.next(Numbers.Sequence.DOMAIN), draft, now);
        if (!verify) {
            domain.verify(now);
        }
        domains.add(domain);
        audit.done("domain.create", target(domain));
        domains.flush();
        if (domain.isVerified()) {
            standing.fire(new DomainStanding(caller.organizationId(), domain.id()));
        }
        return domain.view();
    }

    /** The domain of this id or name. */
    @Transactional(TxType.SUPPORTS)
    public DomainView get(String idOrName) {
        return find(idOrName).view();
    }

    /** The domain of the organization that this host name is, or lies below; the longest of several. */
    @Transactional(TxType.SUPPORTS)
    Optional<DomainView> holding(String host) {
        return name(host)
                .flatMap(name -> {
                    DomainName parsed = DomainName.parse(name);
                    List<String> all = new ArrayList<>(parents(parsed));
                    all.add(name);
                    return domains.find(caller.organizationId(), all).stream()
                            .max(Comparator.comparingInt(
                                    domain -> domain.name().value().length()));
                })
                .map(domain -> {
                    caller.requireDomain(domain.id());
                    return domain.view();
                });
    }

    /** The ids of those texts that name a domain of the organization, by id or name, whether the caller reaches it or not. */
    @Transactional(TxType.SUPPORTS)
    public Map<String, UUID> ids(Collection<String> idsOrNames) {
        Map<String, UUID> ids = new HashMap<>();
        new IdsOrNames(idsOrNames, DomainService::name)
                .find(
                        some -> domains.findByIds(caller.organizationId(), some),
                        Domain::id,
                        some -> domains.find(caller.organizationId(), some),
                        domain -> domain.name().value())
                .forEach((text, domain) -> ids.put(text, domain.id()));
        return ids;
    }

    /** Whether the name, or one of those above it, is a domain of another organization. */
    @Transactional(TxType.SUPPORTS)
    public boolean isOthers(DomainName name) {
        List<String> names = parents(name);
        names.add(name.value());
        return domains.isOthers(caller.organizationId(), names);
    }

    /** The domains of the organization among these names, as places for users. */
    @Transactional(TxType.SUPPORTS)
    public List<DomainRoom> rooms(Collection<DomainName> names) {
        List<String> values = names.stream().map(DomainName::value).distinct().toList();
        return values.isEmpty()
                ? List.of()
                : domains.find(caller.organizationId(), values).stream()
                        .map(Domain::room)
                        .toList();
    }

    /**
     * Counts users who came to a domain, or left it with a negative number. Comes last in a transaction: from here on other
     * writers of users in this domain wait.
     */
    @Transactional(TxType.MANDATORY)
    public void count(UUID domainId, long users) {
        if (users != 0 && !domains.count(domainId, users)) {
            throw DOMAIN_FULL.because("it may have no more users");
        }
    }

    /** The domain with the users that were counted in this transaction. */
    @Transactional(TxType.MANDATORY)
    public DomainView recount(DomainView domain) {
        Domain counted = find(domain.id().toString());
        domains.refresh(counted);
        return counted.view();
    }

    /**
     * Some of those that the caller reaches, by name.
     *
     * @param last the one before them, or null for the first
     */
    @Transactional(TxType.SUPPORTS)
    public List<DomainView> after(DomainView last, int most) {
        List<String> key = last == null ? List.of() : List.of(last.name().value());
        Listing page = Listing.numbered(1, most).after(key);
        return domains.list(caller.organizationId(), caller.bounds(), DomainFilter.ALL, page).stream()
                .limit(most)
                .map(Domain::view)
                .toList();
    }

    @Transactional(TxType.SUPPORTS)
    Page<DomainView> list(DomainFilter filter, Listing listing) {
        List<Domain> found = domains.list(caller.organizationId(), caller.bounds(), filter, listing);
        return Page.of(found, listing, domain -> List.of(domain.name().value()), Domain::view);
    }

    public DomainView patch(String idOrName, Preconditions given, MergePatch patch) {
        Domain domain = find(idOrName);
        given.check(domain.etag());
        DomainDraft draft = patch.apply(domain.present(), json);
        if (!draft.name().equals(domain.name())) {
            throw CommonProblem.INVALID_BODY.at("/name", "stays what it was: make a new domain and move its users");
        }
        boolean switched = draft.enabled() != domain.isEnabled();
        domain.change(draft, clock.instant());
        audit.done("domain.update", target(domain));
        domains.flush();
        if (switched) {
            standing.fire(new DomainStanding(caller.organizationId(), domain.id()));
        }
        return domain.view();
    }

    /** Deletes a domain, with all that hangs on it if {@code cascade}; all of it or nothing. */
    public DomainDeletion delete(String idOrName, Preconditions given, boolean cascade) {
        organizations.lock(caller.organizationId());
        Domain domain = find(idOrName);
        given.check(domain.etag());
        if (!cascade && addresses.isInUse(domain.id())) {
            throw notEmpty();
        }
        DomainDeleting event = new DomainDeleting(caller.organizationId(), domain.id());
        deleting.fire(event);
        DomainDeletion result = event.result();
        if (!cascade && result.users() + result.aliases() > 0) {
            throw notEmpty(); // users are made without the lock, and one came in between
        }
        domains.flush();
        domains.remove(domain);
        audit.done(
                "domain.delete",
                target(domain),
                "users: " + result.users() + ", aliases: " + result.aliases() + ", memberships: "
                        + result.memberships());
        domains.flush();
        return result;
    }

    @Transactional(TxType.MANDATORY)
    void organizationGoes(@Observes @Priority(OrganizationDeleting.DOMAINS) OrganizationDeleting organization) {
        addresses.removeAll(organization.id());
        domains.removeAll(organization.id());
    }

    /** The domain of this id or name, which the caller reaches. */
    @Transactional(TxType.SUPPORTS)
    Domain find(String idOrName) {
        Domain domain = lookUp(caller.organizationId(), idOrName)
                .orElseThrow(() -> DOMAIN_NOT_FOUND.because("no domain of this id or name"));
        caller.requireDomain(domain.id());
        return domain;
    }

    /** The domain of this id or name, be it in the caller's reach or not. */
    @Transactional(TxType.SUPPORTS)
    Optional<Domain> lookUp(UUID organizationId, String idOrName) {
        return Ids.parse(idOrName).map(id -> domains.find(organizationId, id)).orElseGet(() -> name(idOrName)
                .flatMap(name ->
                        domains.find(organizationId, List.of(name)).stream().findFirst()));
    }

    private static Optional<String> name(String text) {
        try {
            return Optional.of(DomainName.parse(text).value());
        } catch (InvalidValue e) {
            return Optional.empty();
        }
    }

    private static ApiException notEmpty() {
        return DOMAIN_NOT_EMPTY.because("add ?cascade=true to delete its users and aliases with it");
    }

    /** The names above a name, up to the top-level domain. */
    static List<String> parents(DomainName name) {
        List<String> parents = new ArrayList<>();
        String rest = name.value();
        for (int dot = rest.indexOf('.'); dot >= 0; dot = rest.indexOf('.')) {
            rest = rest.substring(dot + 1);
            parents.add(rest);
        }
        return parents;
    }

    static Target target(Domain domain) {
        return new Target("domain", domain.id(), domain.name().value());
    }
}
