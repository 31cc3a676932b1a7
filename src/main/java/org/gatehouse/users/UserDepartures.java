package org.gatehouse.users;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.gatehouse.audit.AuditService;
import org.gatehouse.domains.AddressService;
import org.gatehouse.platform.Chunks;
import org.gatehouse.security.Caller;

/** Deletes users inside the transactions of the services, with all that hangs on them. */
@ApplicationScoped
class UserDepartures {
    @Inject
    UserRepository users;

    @Inject
    UserReach reach;

    @Inject
    AddressService addresses;

    @Inject
    AuditService audit;

    @Inject
    Event<UserLeaving> leaving;

    @Inject
    Event<UsersDeleting> deleting;

    @Inject
    Caller caller;

    /** Deletes users with all that hangs on them. */
    void remove(List<User> going, UserPlaces places) {
        Map<UUID, Set<UUID>> memberships = reach.memberships(going);
        for (User user : going) {
            reach.require(user, memberships);
            leave(user, places);
        }
        erase(going);
    }

    /**
     * Refuses to let a user go with whom something would go that is out of the caller's reach. For one of many; for others
     * {@link #erase} refuses all.
     *
     * @param gone keys of addresses that go already; grows
     */
    void requireMayLeave(User user, Set<String> gone) {
        if (caller.bounds().bindDomains() && user.homeId() != null) {
            leaving.fire(new UserLeaving(caller.organizationId(), user.address(), gone));
        }
    }

    /** Frees what a user in reach has; {@link #erase} must follow. */
    void leave(User user, UserPlaces places) {
        audit.done("user.delete", user.target());
        places.freeUsername(user.usernameKey());
        if (user.homeId() != null) {
            places.freeAddress(user.addressKey(), user.homeId());
        }
    }

    /** Deletes users who have left. */
    void erase(List<User> going) {
        UUID organization = caller.organizationId();
        Chunks.each(going, some -> {
            users.flush();
            deleting.fire(new UsersDeleting(
                    organization, some.stream().map(UserDepartures::told).toList()));
            addresses.release(organization, some.stream().map(User::id).toList());
            users.remove(organization, some);
        });
    }

    private static UsersDeleting.Leaving told(User user) {
        return new UsersDeleting.Leaving(user.id(), user.homeId() == null ? null : user.address());
    }
}
