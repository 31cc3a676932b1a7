package org.gatehouse.users;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import org.gatehouse.domains.AddressService;
import org.gatehouse.domains.DomainName;
import org.gatehouse.domains.DomainService;
import org.gatehouse.domains.EmailAddress;
import org.gatehouse.platform.Chunks;
import org.gatehouse.security.Caller;

/**
 * Reads, at the begin of a transaction, what is taken and free for all its users, and at its end counts those who came and
 * left.
 */
@ApplicationScoped
class UserPlacing {
    @Inject
    UserRepository users;

    @Inject
    DomainService domains;

    @Inject
    AddressService addresses;

    @Inject
    Caller caller;

    /** What is taken and free for users at these addresses and by these names. */
    UserPlaces places(Collection<EmailAddress> at, Collection<Username> named) {
        Set<DomainName> names = new HashSet<>();
        Set<String> addressKeys = new HashSet<>();
        for (EmailAddress address : at) {
            names.add(address.domain());
            addressKeys.add(address.key());
        }
        Set<String> usernameKeys = new HashSet<>();
        for (Username username : named) {
            usernameKeys.add(username.key());
            username.domainPart().ifPresent(names::add);
        }
        return new UserPlaces(
                caller.bounds(),
                domains.rooms(names),
                addresses.holders(addressKeys).keySet(),
                takenUsernames(usernameKeys));
    }

    /** Counts those who came and left; last of all, since other writers in the same domains wait from here on. */
    void count(UserPlaces places) {
        users.flush();
        new TreeMap<>(places.arrivals()).forEach(domains::count);
    }

    private Set<String> takenUsernames(Set<String> keys) {
        Set<String> taken = new HashSet<>();
        for (User user : Chunks.of(keys, chunk -> users.findByNames(caller.organizationId(), chunk))) {
            taken.add(user.usernameKey());
        }
        return taken;
    }
}
