package org.gatehouse.aliases;

import static org.gatehouse.aliases.AliasProblem.ALIAS_NOT_FOUND;
import static org.gatehouse.domains.DomainProblem.ADDRESS_OUTSIDE;
import static org.gatehouse.domains.DomainProblem.ADDRESS_TAKEN;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.api.Idempotent;
import org.gatehouse.api.Listing;
import org.gatehouse.api.MergePatch;
import org.gatehouse.api.Page;
import org.gatehouse.api.Preconditions;
import org.gatehouse.api.StrictJson;
import org.gatehouse.audit.AuditService;
import org.gatehouse.audit.Target;
import org.gatehouse.domains.AddressKind;
import org.gatehouse.domains.AddressService;
import org.gatehouse.domains.DomainRoom;
import org.gatehouse.domains.DomainService;
import org.gatehouse.organizations.OrganizationService;
import org.gatehouse.platform.Ids;
import org.gatehouse.platform.InvalidValue;
import org.gatehouse.platform.Numbers;
import org.gatehouse.platform.Retrying;
import org.gatehouse.security.Caller;

/**
 * Use cases on aliases. Writers of one organization take turns under its lock, since two aliases that are right alone can
 * make a loop together.
 */
@ApplicationScoped
@Retrying
@Transactional
public class AliasService {
    @Inject
    AliasRepository aliases;

    @Inject
    Loops loops;

    @Inject
    AliasFollower follower;

    @Inject
    AddressService addresses;

    @Inject
    DomainService domains;

    @Inject
    OrganizationService organizations;

    @Inject
    Numbers numbers;

    @Inject
    AuditService audit;

    @Inject
    Caller caller;

    @Inject
    StrictJson json;

    @Inject
    Clock clock;

    @Idempotent
    public AliasView create(AliasDraft draft) {
        requireDestinations(draft);
        organizations.lock(caller.organizationId());
        UUID domainId = domainOf(draft.address());
        requireFree(draft.address());
        loops.refuse(draft.address().key(), draft.distinctDestinations().keySet());
        long number = numbers.next(Numbers.Sequence.ALIAS);
        Alias alias = new Alias(caller.organizationId(), number, draft, domainId, clock.instant());
        aliases.add(alias);
        aliases.flush();
        addresses.claim(alias.addressKey(), domainId, AddressKind.ALIAS, alias.id());
        aliases.addDestinations(
                caller.organizationId(),
                alias.id(),
                draft.distinctDestinations().values());
        audit.done("alias.create", target(alias));
        aliases.flush();
        return view(alias);
    }

    @Transactional(Transactional.TxType.SUPPORTS)
    public AliasView get(String idOrAddress) {
        return view(find(idOrAddress));
    }

    /**
     * One page.
     *
     * @param domain id or name of a domain, or null
     */
    @Transactional(Transactional.TxType.SUPPORTS)
    Page<AliasView> list(String domain, AliasFilter filter, Listing listing) {
        AliasFilter resolved =
                domain == null ? filter : filter.in(domains.get(domain).id());
        List<Alias> found = aliases.list(caller.organizationId(), caller.bounds(), resolved, listing);
        Map<UUID, List<String>> destinations = destinations(found);
        return Page.of(
                found,
                listing,
                alias -> List.of(alias.addressKey()),
                alias -> alias.view(destinations.getOrDefault(alias.id(), List.of())));
    }

    /**
     * Some of those that the caller reaches, by address.
     *
     * @param last the one before them, or null for the first
     */
    @Transactional(Transactional.TxType.SUPPORTS)
    public List<AliasView> after(AliasView last, int most) {
        Listing page = Listing.numbered(1, most)
                .after(last == null ? List.of() : List.of(last.address().key()));
        List<Alias> found = aliases.list(caller.organizationId(), caller.bounds(), AliasFilter.ALL, page);
        List<Alias> shown = found.subList(0, Math.min(most, found.size()));
        Map<UUID, List<String>> destinations = destinations(shown);
        return shown.stream()
                .map(alias -> alias.view(destinations.getOrDefault(alias.id(), List.of())))
                .toList();
    }

    AliasView patch(String idOrAddress, Preconditions given, MergePatch patch) {
        return patch(idOrAddress, given, present -> patch);
    }

    /**
     * Changes an alias.
     *
     * @param patches the patch for an alias of this address
     */
    public AliasView patch(String idOrAddress, Preconditions given, Function<AliasAddress, MergePatch> patches) {
        organizations.lock(caller.organizationId());
        Alias alias = find(idOrAddress);
        given.check(alias.etag());
        List<AliasDestination> before = aliases.destinations(caller.organizationId(), List.of(alias.id()));
        MergePatch patch = patches.apply(alias.address());
        AliasDraft draft = patch.apply(
                alias.present(before.stream().map(AliasDestination::address).toList()), json);
        requireDestinations(draft);
        UUID domainId = domainOf(draft.address());
        boolean moves = !draft.address().key().equals(alias.addressKey());
        if (moves) {
            requireFree(draft.address());
            addresses.release(caller.organizationId(), List.of(alias.id()));
            addresses.claim(draft.address().key(), domainId, AddressKind.ALIAS, alias.id());
        }
        aliases.removeDestinations(before);
        String left = alias.addressKey();
        alias.change(draft, domainId, clock.instant());
        aliases.flush();
        if (moves) {
            follower.aliasMoves(caller.organizationId(), left, draft.address());
        }
        aliases.addDestinations(
                caller.organizationId(),
                alias.id(),
                draft.distinctDestinations().values());
        aliases.flush();
        loops.refuse(alias.addressKey(), draft.distinctDestinations().keySet());
        audit.done("alias.update", target(alias));
        aliases.flush();
        return view(alias);
    }

    public void delete(String idOrAddress, Preconditions given) {
        organizations.lock(caller.organizationId());
        Alias alias = find(idOrAddress);
        given.check(alias.etag());
        follower.delete(caller.organizationId(), alias);
        aliases.flush();
    }

    static void requireDestinations(AliasDraft draft) {
        boolean delivers = draft.action() == Action.DELIVER;
        if (delivers == draft.destinations().isEmpty()) {
            throw CommonProblem.INVALID_BODY.at(
                    "/destinations", delivers ? "is required to deliver" : "is not for an alias that bounces");
        }
    }

    private UUID domainOf(AliasAddress address) {
        UUID domainId = domains.rooms(List.of(address.domain())).stream()
                .map(DomainRoom::id)
                .findFirst()
                .orElseThrow(() -> ADDRESS_OUTSIDE.at("/address", "must lie in one of the organization's domains"));
        caller.requireDomain(domainId);
        return domainId;
    }

    private void requireFree(AliasAddress address) {
        if (!addresses.holders(List.of(address.key())).isEmpty()) {
            throw ADDRESS_TAKEN.at("/address", "is in use on this server");
        }
    }

    private AliasView view(Alias alias) {
        return alias.view(destinations(List.of(alias)).getOrDefault(alias.id(), List.of()));
    }

    private Map<UUID, List<String>> destinations(List<Alias> of) {
        return of.isEmpty()
                ? Map.of()
                : aliases
                        .destinations(
                                caller.organizationId(),
                                of.stream().map(Alias::id).toList())
                        .stream()
                        .collect(Collectors.groupingBy(
                                AliasDestination::aliasId,
                                Collectors.mapping(AliasDestination::address, Collectors.toList())));
    }

    private Alias find(String idOrAddress) {
        Alias alias = Ids.parse(idOrAddress)
                .map(id -> aliases.find(caller.organizationId(), id))
                .orElseGet(() -> byAddress(idOrAddress))
                .orElseThrow(() -> ALIAS_NOT_FOUND.because("no alias of this id or address"));
        caller.requireDomain(alias.domainId());
        return alias;
    }

    private Optional<Alias> byAddress(String text) {
        try {
            String key = AliasAddress.parse(text).key();
            return aliases.findByAddresses(caller.organizationId(), List.of(key)).stream()
                    .findFirst();
        } catch (InvalidValue e) {
            return Optional.empty();
        }
    }

    static Target target(Alias alias) {
        return new Target("alias", alias.id(), alias.address().value());
    }
}
