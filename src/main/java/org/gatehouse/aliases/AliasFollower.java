package org.gatehouse.aliases;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.audit.AuditService;
import org.gatehouse.domains.AddressService;
import org.gatehouse.domains.DomainDeleting;
import org.gatehouse.domains.EmailAddress;
import org.gatehouse.organizations.OrganizationDeleting;
import org.gatehouse.users.UserAddressChanged;
import org.gatehouse.users.UsersDeleting;

/**
 * Keeps aliases true to the users that they deliver to, inside the transactions that move or delete those: a destination
 * follows a user who moves, and goes with a user who goes, so that whoever gets the address later starts with no mail of
 * others. An alias that has no destination left goes too, and with it what delivered there.
 */
@ApplicationScoped
class AliasFollower {
    private static final int STEP = 1000;

    @Inject
    AliasRepository aliases;

    @Inject
    AddressService addresses;

    @Inject
    AuditService audit;

    @Inject
    Clock clock;

    void userMoves(@Observes UserAddressChanged change) {
        List<EmailAddress> to = change.to() == null ? List.of() : List.of(change.to());
        rewrite(change.organizationId(), Map.of(change.from().key(), to));
    }

    void usersGo(@Observes UsersDeleting leaving) {
        rewrite(
                leaving.organizationId(),
                gone(leaving.users().stream()
                        .map(UsersDeleting.Leaving::heldAddress)
                        .filter(Objects::nonNull)
                        .map(EmailAddress::key)));
    }

    void domainGoes(@Observes @Priority(DomainDeleting.ALIASES) DomainDeleting domain) {
        List<Alias> some;
        do {
            some = aliases.someOfDomain(domain.organizationId(), domain.domainId(), STEP);
            if (!some.isEmpty()) {
                remove(domain.organizationId(), some);
                domain.aliasesGone(some.size());
            }
        } while (some.size() == STEP);
    }

    void organizationGoes(@Observes @Priority(OrganizationDeleting.ALIASES) OrganizationDeleting organization) {
        aliases.removeAll(organization.id());
    }

    /** Puts other destinations, or none, in the place of those with the given keys. */
    private void rewrite(UUID organizationId, Map<String, List<EmailAddress>> instead) {
        if (instead.isEmpty()) {
            return;
        }
        List<UUID> ids = aliases.pointingTo(organizationId, instead.keySet());
        if (ids.isEmpty()) {
            return;
        }
        Map<UUID, List<AliasDestination>> before = new LinkedHashMap<>();
        for (AliasDestination destination : aliases.destinations(organizationId, ids)) {
            before.computeIfAbsent(destination.aliasId(), id -> new ArrayList<>())
                    .add(destination);
        }
        List<Alias> empty = new ArrayList<>();
        for (Alias alias : aliases.findByIds(organizationId, ids)) {
            List<AliasDestination> old = before.get(alias.id());
            Map<String, EmailAddress> now = new LinkedHashMap<>();
            for (AliasDestination destination : old) {
                instead.getOrDefault(destination.addressKey(), List.of(EmailAddress.parse(destination.address())))
                        .forEach(address -> now.putIfAbsent(address.key(), address));
            }
            aliases.removeDestinations(old);
            int place = 0;
            for (EmailAddress address : now.values()) {
                aliases.add(new AliasDestination(organizationId, alias.id(), place++, address));
            }
            if (now.isEmpty()) {
                empty.add(alias);
            } else {
                alias.touch(clock.instant());
                audit.done("alias.update", AliasService.target(alias), "a destination moved or went");
            }
        }
        aliases.flush();
        if (!empty.isEmpty()) {
            remove(organizationId, empty);
            // their addresses would be caught by the catch-all, which may deliver to just them
            rewrite(organizationId, gone(empty.stream().map(Alias::addressKey)));
        }
    }

    private static Map<String, List<EmailAddress>> gone(Stream<String> keys) {
        return keys.collect(Collectors.toMap(key -> key, key -> List.of()));
    }

    private void remove(UUID organizationId, List<Alias> gone) {
        gone.forEach(alias -> audit.done("alias.delete", AliasService.target(alias)));
        aliases.flush();
        addresses.release(organizationId, gone.stream().map(Alias::id).toList());
        aliases.remove(organizationId, gone);
    }
}
