package org.gatehouse.aliases;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.audit.AuditService;
import org.gatehouse.domains.AddressService;
import org.gatehouse.domains.DomainDeleting;
import org.gatehouse.domains.EmailAddress;
import org.gatehouse.organizations.OrganizationDeleting;
import org.gatehouse.platform.Chunks;
import org.gatehouse.users.UserAddressesChanged;
import org.gatehouse.users.UsersDeleting;

/**
 * Keeps aliases true to the users and aliases that they deliver to, inside the transactions that move or delete those, which
 * hold the organization's lock: a destination follows whoever moves, and goes with whoever goes, so that whoever gets the
 * address later starts with no mail of others. An alias that has no destination left goes too, and with it what delivered
 * there; all is refused when the caller does not reach such an alias.
 */
@ApplicationScoped
class AliasFollower {
    @Inject
    AliasRepository aliases;

    @Inject
    AliasReach reach;

    @Inject
    AddressService addresses;

    @Inject
    AuditService audit;

    @Inject
    Clock clock;

    void usersMove(@Observes UserAddressesChanged change) {
        Map<String, Optional<EmailAddress>> instead = new HashMap<>();
        change.moves().forEach(move -> instead.put(move.from().key(), Optional.ofNullable(move.to())));
        rewrite(change.organizationId(), instead);
    }

    void usersGo(@Observes UsersDeleting leaving) {
        rewrite(
                leaving.organizationId(),
                gone(leaving.users().stream()
                        .flatMap(user -> Stream.ofNullable(user.heldAddress()))
                        .map(EmailAddress::key)));
    }

    void domainGoes(@Observes @Priority(DomainDeleting.ALIASES) DomainDeleting domain) {
        List<String> keys = new ArrayList<>();
        List<Alias> some;
        do {
            some = aliases.someOfDomain(domain.organizationId(), domain.domainId(), Chunks.SIZE);
            remove(domain.organizationId(), some);
            domain.aliasesGone(some.size());
            some.forEach(alias -> keys.add(alias.addressKey()));
        } while (some.size() == Chunks.SIZE);
        rewrite(domain.organizationId(), gone(keys.stream()));
    }

    void organizationGoes(@Observes @Priority(OrganizationDeleting.ALIASES) OrganizationDeleting organization) {
        aliases.removeAll(organization.id());
    }

    /** An alias has left an address; what delivers to it follows to one address, but not to a catch-all. */
    void aliasMoves(UUID organizationId, String from, AliasAddress to) {
        rewrite(
                organizationId,
                Map.of(from, to instanceof AliasAddress.Single one ? Optional.of(one.address()) : Optional.empty()));
    }

    /** Deletes an alias and the destinations that lead to it. */
    void delete(UUID organizationId, Alias alias) {
        remove(organizationId, List.of(alias));
        rewrite(organizationId, gone(Stream.of(alias.addressKey())));
    }

    /** Puts another destination, or none, in the place of those with the given keys. */
    private void rewrite(UUID organizationId, Map<String, Optional<EmailAddress>> instead) {
        Map<String, Optional<EmailAddress>> next = instead;
        while (!next.isEmpty()) {
            List<Alias> empty = rewriteOnce(organizationId, next);
            reach.require(empty);
            remove(organizationId, empty);
            // their addresses would be caught by the catch-all, which may deliver to just them
            next = gone(empty.stream().map(Alias::addressKey));
        }
    }

    /** The aliases that are left without a destination. */
    private List<Alias> rewriteOnce(UUID organizationId, Map<String, Optional<EmailAddress>> instead) {
        List<UUID> ids = Chunks.of(instead.keySet(), keys -> aliases.pointingTo(organizationId, keys)).stream()
                .distinct()
                .toList();
        Map<UUID, List<AliasDestination>> before =
                Chunks.of(ids, some -> aliases.destinations(organizationId, some)).stream()
                        .collect(Collectors.groupingBy(AliasDestination::aliasId));
        List<Alias> changed = Chunks.of(ids, some -> aliases.findByIds(organizationId, some));
        before.values().forEach(aliases::removeDestinations);
        aliases.flush();
        List<Alias> empty = new ArrayList<>();
        for (Alias alias : changed) {
            Collection<EmailAddress> now = changed(before.get(alias.id()), instead);
            if (now.isEmpty()) {
                empty.add(alias);
                continue;
            }
            aliases.addDestinations(organizationId, alias.id(), now);
            alias.touch(clock.instant());
            audit.done("alias.update", AliasService.target(alias), "a destination moved or went");
        }
        aliases.flush();
        return empty;
    }

    private static Collection<EmailAddress> changed(
            List<AliasDestination> before, Map<String, Optional<EmailAddress>> instead) {
        Map<String, EmailAddress> now = new LinkedHashMap<>();
        for (AliasDestination destination : before) {
            instead.getOrDefault(destination.addressKey(), Optional.of(EmailAddress.parse(destination.address())))
                    .ifPresent(address -> now.putIfAbsent(address.key(), address));
        }
        return now.values();
    }

    private static Map<String, Optional<EmailAddress>> gone(Stream<String> keys) {
        return keys.collect(Collectors.toMap(key -> key, key -> Optional.empty()));
    }

    private void remove(UUID organizationId, List<Alias> gone) {
        gone.forEach(alias -> audit.done("alias.delete", AliasService.target(alias)));
        aliases.flush();
        addresses.release(organizationId, gone.stream().map(Alias::id).toList());
        Chunks.each(gone, some -> aliases.remove(organizationId, some));
    }
}
