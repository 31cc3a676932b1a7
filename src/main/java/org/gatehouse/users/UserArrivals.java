package org.gatehouse.users;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.gatehouse.api.StrictJson;
import org.gatehouse.audit.AuditService;
import org.gatehouse.domains.AddressKind;
import org.gatehouse.domains.AddressService;
import org.gatehouse.platform.Chunks;
import org.gatehouse.platform.Numbers;
import org.gatehouse.security.Caller;

/** Makes users inside the transactions of the services: one call for one user as for ten thousand. */
@ApplicationScoped
class UserArrivals {
    @Inject
    UserRepository users;

    @Inject
    AddressService addresses;

    @Inject
    AuditService audit;

    @Inject
    Event<UsersAdded> added;

    @Inject
    Numbers numbers;

    @Inject
    Caller caller;

    @Inject
    StrictJson json;

    @Inject
    Clock clock;

    /** Makes a user, yet without its membership, which needs the user's row: see {@link #settle(Map)}. */
    User add(NewUser newUser, UserPlaces places) {
        UserDraft draft = newUser.draft();
        UUID home = places.home(draft.address(), draft.mailbox());
        places.requireReach(draft.address(), home);
        Username username = newUser.username();
        places.requireOwn(username, draft.address());
        places.requireFreeUsername(username.key());
        if (home != null) {
            places.requireFreeAddress(draft.address().key());
            places.requireRoom(home);
            places.takeAddress(draft.address().key(), home);
        }
        places.takeUsername(username.key());
        Instant now = clock.instant();
        UserChange state = new UserChange(
                draft.address(), username, draft.displayName(), draft.status(), home != null, draft.isProtected());
        User user = new User(caller.organizationId(), numbers.next(Numbers.Sequence.USER), state, home, now);
        if (newUser.hash() != null) {
            user.setPassword(newUser.hash(), now);
        }
        users.add(user);
        audit.done("user.create", user.target());
        return user;
    }

    /** Adds what hangs on users that were added and flushed: memberships, addresses, documents, and what later features add. */
    void settle(Map<User, UserDraft> newUsers) {
        newUsers.forEach(this::settle);
        Chunks.each(
                newUsers.keySet(),
                some -> added.fire(new UsersAdded(
                        caller.organizationId(), some.stream().map(User::id).toList(), false)));
    }

    private void settle(User user, UserDraft draft) {
        Instant now = clock.instant();
        if (user.homeId() != null) {
            addresses.claim(user.addressKey(), user.homeId(), AddressKind.USER, user.id());
            users.add(new DomainMember(caller.organizationId(), user.homeId(), user.id(), now));
        }
        if (draft.profile() != null) {
            users.add(new UserProfile(caller.organizationId(), user.id(), json.write(draft.profile()), now));
        }
        if (draft.preferences() != null) {
            users.add(new UserPreferences(caller.organizationId(), user.id(), json.write(draft.preferences()), now));
        }
    }
}
