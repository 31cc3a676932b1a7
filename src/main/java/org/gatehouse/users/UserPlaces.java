package org.gatehouse.users;

import static org.gatehouse.domains.DomainProblem.ADDRESS_OUTSIDE;
import static org.gatehouse.domains.DomainProblem.ADDRESS_TAKEN;
import static org.gatehouse.domains.DomainProblem.DOMAIN_FULL;
import static org.gatehouse.users.UserProblem.USERNAME_TAKEN;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.domains.DomainName;
import org.gatehouse.domains.DomainRoom;
import org.gatehouse.domains.EmailAddress;
import org.gatehouse.security.Bounds;

/**
 * What is taken and what is free, as one transaction sees it: read once for all its users and kept up with what it does.
 * Decides where an address belongs, and refuses names and addresses that others have.
 */
final class UserPlaces {
    private final Bounds bounds;
    private final Map<DomainName, UUID> domains = new HashMap<>();
    private final Set<String> addresses;
    private final Set<String> usernames;
    private final Map<UUID, Long> roomLeft = new HashMap<>();
    private final Map<UUID, Long> arrivals = new HashMap<>();
    private final Set<String> left = new HashSet<>();

    /**
     * @param bounds what the caller reaches
     * @param domains those domains of the organization that matter here
     * @param addresses keys that somebody holds
     * @param usernames keys that somebody of the organization has
     */
    UserPlaces(
            Bounds bounds, Collection<DomainRoom> domains, Collection<String> addresses, Collection<String> usernames) {
        this.bounds = bounds;
        for (DomainRoom room : domains) {
            this.domains.put(room.name(), room.id());
            room.left().ifPresent(left -> roomLeft.put(room.id(), left));
        }
        this.addresses = new HashSet<>(addresses);
        this.usernames = new HashSet<>(usernames);
    }

    /**
     * The home domain of a user at this address, or null when the address is merely noted.
     *
     * @param mailbox as the client wishes; null to decide by the address
     */
    UUID home(EmailAddress address, Boolean mailbox) {
        UUID domain = domains.get(address.domain());
        if (Boolean.TRUE.equals(mailbox) && domain == null) {
            throw ADDRESS_OUTSIDE.at("/address", "must lie in one of the organization's domains for a mailbox");
        }
        return Boolean.FALSE.equals(mailbox) ? null : domain;
    }

    /** Refuses a new user out of the caller's reach: whoever is bound to domains cannot make one without a home. */
    void requireReach(EmailAddress address, UUID home) {
        if (!bounds.reachDomain(home) || !reaches(address)) {
            throw outOfReach();
        }
    }

    /** Refuses to move a user, whom the caller reaches, out of its reach. */
    void requireReach(User user, EmailAddress address, UUID home) {
        boolean stays = Objects.equals(home, user.homeId());
        if (!stays && !bounds.reachDomain(home)) {
            throw outOfReach();
        }
        if (!address.key().equals(user.addressKey()) && !reaches(address)) {
            throw outOfReach();
        }
    }

    /** Also an address that is merely noted lies in a domain, and may be a username. */
    private boolean reaches(EmailAddress address) {
        UUID domain = domains.get(address.domain());
        return domain == null || bounds.reachDomain(domain);
    }

    private static ApiException outOfReach() {
        return CommonProblem.DOMAIN_NOT_ALLOWED.at("/address", "must have its home in one of the code's domains");
    }

    /** Refuses a username that belongs to an address of the organization which is not the user's own. */
    void requireOwn(Username username, EmailAddress address) {
        boolean ours = username.domainPart().filter(domains::containsKey).isPresent();
        if (ours && !username.key().equals(address.key())) {
            throw CommonProblem.INVALID_BODY.at(
                    "/username", "must be the own address when it is one of the organization's domains");
        }
    }

    void requireFreeUsername(String key) {
        if (usernames.contains(key)) {
            throw USERNAME_TAKEN.at("/username", "is another user's");
        }
    }

    void requireFreeAddress(String key) {
        if (addresses.contains(key)) {
            throw ADDRESS_TAKEN.at("/address", "is in use on this server");
        }
    }

    /** Refuses one more user in a domain that is full. */
    void requireRoom(UUID domain) {
        Long room = roomLeft.get(domain);
        if (room != null && room - arrivals.getOrDefault(domain, 0L) <= 0) {
            throw DOMAIN_FULL.because("it may have no more users");
        }
    }

    void takeUsername(String key) {
        usernames.add(key);
    }

    void freeUsername(String key) {
        usernames.remove(key);
        left.add(key);
    }

    /** Takes an address in a domain for a mailbox. */
    void takeAddress(String key, UUID domain) {
        addresses.add(key);
        arrivals.merge(domain, 1L, Long::sum);
    }

    void freeAddress(String key, UUID domain) {
        addresses.remove(key);
        left.add(key);
        arrivals.merge(domain, -1L, Long::sum);
    }

    /** Whether somebody has left this name or address and still has it in the database. */
    boolean isStillHeld(Username username, EmailAddress address) {
        return left.contains(username.key()) || left.contains(address.key());
    }

    /** Whatever was left is free in the database too. */
    void written() {
        left.clear();
    }

    /** How many users came to each domain, less those who left. */
    Map<UUID, Long> arrivals() {
        return arrivals;
    }
}
