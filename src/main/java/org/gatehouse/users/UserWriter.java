package org.gatehouse.users;

import static org.gatehouse.security.Scope.USERS_PROTECTED_WRITE;
import static org.gatehouse.users.UserProblem.USER_NOT_FOUND;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.MergePatch;
import org.gatehouse.api.StrictJson;
import org.gatehouse.audit.AuditService;
import org.gatehouse.audit.Target;
import org.gatehouse.domains.AddressKind;
import org.gatehouse.domains.AddressService;
import org.gatehouse.domains.DomainName;
import org.gatehouse.domains.DomainService;
import org.gatehouse.domains.EmailAddress;
import org.gatehouse.platform.Chunks;
import org.gatehouse.platform.Numbers;
import org.gatehouse.security.Caller;

/**
 * Finds and writes users inside the transactions of the services: one call for one user as for ten thousand. The order of a
 * transaction is: places, writes, and at the very end the counts.
 */
@ApplicationScoped
class UserWriter {
    /** Who the user is for others, and whether; a free name would tell a user which ones are taken. */
    private static final List<String> NOT_FOR_USERS = List.of("address", "mailbox", "protected", "status", "username");

    @Inject
    UserRepository users;

    @Inject
    UserLookup lookup;

    @Inject
    UserReach reach;

    @Inject
    DomainService domains;

    @Inject
    AddressService addresses;

    @Inject
    AuditService audit;

    @Inject
    Event<UserLeaving> leaving;

    @Inject
    Event<UsersDeleting> deleting;

    @Inject
    Event<UserAddressesChanged> addressesChanged;

    @Inject
    Numbers numbers;

    @Inject
    Caller caller;

    @Inject
    StrictJson json;

    @Inject
    Clock clock;

    /** The user of this id or name, whom the caller may reach. */
    User find(String idOrName) {
        User user = lookup.find(idOrName).orElseThrow(UserWriter::notFound);
        reach.require(user);
        return user;
    }

    static ApiException notFound() {
        return USER_NOT_FOUND.because("no user of this id or name");
    }

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

    /** Makes a user, yet without its membership, which needs the user's row: see {@link #settle}. */
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
        audit.done("user.create", target(user));
        return user;
    }

    /** Adds what hangs on a user that was added and flushed: membership, address, documents. */
    void settle(User user, UserDraft draft) {
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

    /** The state that a patch makes; the username follows the address unless the patch names it. */
    UserChange patched(User user, MergePatch patch) {
        NOT_FOR_USERS.stream().filter(patch::mentions).forEach(member -> caller.requireAdministrative("/" + member));
        UserChange change = patch.apply(user.present(), json);
        if (change.isProtected() != user.isProtected()) {
            caller.require(USERS_PROTECTED_WRITE);
        }
        boolean follows = user.isNamedByAddress()
                && !patch.mentions("username")
                && !change.address().key().equals(user.addressKey());
        return !follows
                ? change
                : new UserChange(
                        change.address(),
                        UserDrafts.usernameOf(change.address()),
                        change.displayName(),
                        change.status(),
                        change.mailbox(),
                        change.isProtected());
    }

    /** Changes a user; if it moves, {@link #settle(List)} must follow after a flush. */
    Optional<UserMove> change(User user, UserChange change, UserPlaces places) {
        EmailAddress before = user.address();
        UUID oldHome = user.homeId();
        UUID newHome = places.home(change.address(), change.mailbox());
        places.requireReach(user, change.address(), newHome);
        boolean renames = !change.username().key().equals(user.usernameKey());
        boolean readdresses = !change.address().key().equals(before.key());
        if (renames || readdresses) {
            places.requireOwn(change.username(), change.address());
        }
        if (renames) {
            places.requireFreeUsername(change.username().key());
        }
        if (newHome != null && (oldHome == null || readdresses)) {
            places.requireFreeAddress(change.address().key());
        }
        if (newHome != null && !newHome.equals(oldHome)) {
            places.requireRoom(newHome);
        }
        if (renames) {
            places.takeUsername(change.username().key());
            places.freeUsername(user.usernameKey());
        }
        boolean moves = !Objects.equals(oldHome, newHome)
                || (newHome == null && renames)
                || (newHome != null && !change.address().value().equals(before.value()));
        if (moves && oldHome != null) {
            places.freeAddress(before.key(), oldHome);
        }
        if (moves && newHome != null) {
            places.takeAddress(change.address().key(), newHome);
        }
        user.change(change, newHome, clock.instant());
        audit.done("user.update", target(user));
        return moves ? Optional.of(new UserMove(user, before, oldHome)) : Optional.empty();
    }

    /** Lets addresses, memberships and what points there follow users who were changed and flushed. */
    void settle(List<UserMove> moves) {
        Chunks.each(moves, some -> {
            addresses.release(
                    caller.organizationId(),
                    some.stream().map(move -> move.user().id()).toList());
            some.forEach(this::settle);
            users.flush();
            List<UUID> homeless = some.stream()
                    .filter(UserMove::isOfHomeless)
                    .map(move -> move.user().id())
                    .toList();
            if (!homeless.isEmpty()) {
                users.placeHomeless(caller.organizationId(), homeless);
            }
            List<UserAddressesChanged.Move> left = some.stream()
                    .filter(move -> move.oldHome() != null)
                    .map(UserMove::told)
                    .toList();
            if (!left.isEmpty()) {
                addressesChanged.fire(new UserAddressesChanged(caller.organizationId(), left));
            }
        });
    }

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
        audit.done("user.delete", target(user));
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
                    organization, some.stream().map(UserWriter::told).toList()));
            addresses.release(organization, some.stream().map(User::id).toList());
            users.remove(organization, some);
        });
    }

    /** Counts those who came and left; last of all, since other writers in the same domains wait from here on. */
    void count(UserPlaces places) {
        users.flush();
        new TreeMap<>(places.arrivals()).forEach(domains::count);
    }

    private static UsersDeleting.Leaving told(User user) {
        return new UsersDeleting.Leaving(user.id(), user.homeId() == null ? null : user.address());
    }

    static Target target(User user) {
        return new Target("user", user.id(), user.username());
    }

    private void settle(UserMove move) {
        UUID organization = caller.organizationId();
        User user = move.user();
        UUID home = user.homeId();
        if (home != null) {
            addresses.claim(user.addressKey(), home, AddressKind.USER, user.id());
        }
        if (!move.changesHome()) {
            return;
        }
        if (move.oldHome() != null) {
            users.removeMember(organization, move.oldHome(), user.id());
        }
        if (home != null && !users.isMember(organization, home, user.id())) {
            users.add(new DomainMember(organization, home, user.id(), clock.instant()));
        }
    }

    private Set<String> takenUsernames(Set<String> keys) {
        Set<String> taken = new HashSet<>();
        for (User user : Chunks.of(keys, chunk -> users.findByNames(caller.organizationId(), chunk))) {
            taken.add(user.usernameKey());
        }
        return taken;
    }
}
