package org.gatehouse.users;

import static org.gatehouse.security.Scope.USERS_PROTECTED_WRITE;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gatehouse.api.MergePatch;
import org.gatehouse.api.StrictJson;
import org.gatehouse.audit.AuditService;
import org.gatehouse.domains.AddressKind;
import org.gatehouse.domains.AddressService;
import org.gatehouse.domains.EmailAddress;
import org.gatehouse.platform.Chunks;
import org.gatehouse.security.Caller;

/** Changes users inside the transactions of the services, and lets what hangs on their places follow all of them at once. */
@ApplicationScoped
class UserMoves {
    /** Who the user is for others, and whether; a free name would tell a user which ones are taken. */
    private static final List<String> NOT_FOR_USERS = List.of("address", "mailbox", "protected", "status", "username");

    @Inject
    UserRepository users;

    @Inject
    AddressService addresses;

    @Inject
    AuditService audit;

    @Inject
    Event<UserAddressesChanged> addressesChanged;

    @Inject
    Event<MembersLeaving> leaving;

    @Inject
    Caller caller;

    @Inject
    StrictJson json;

    @Inject
    Clock clock;

    /** The state that a patch makes; the username follows the address unless the patch names it. */
    UserChange patched(User user, MergePatch patch) {
        UserChange change = patchedUnderItsName(user, patch);
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

    /** As {@link #patched}; a user who is named by the address moves to the address that a new name is, unless the patch says where. */
    UserChange renamed(User user, MergePatch patch) {
        UserChange change = patched(user, patch);
        boolean leads = user.isNamedByAddress()
                && !patch.mentions("address")
                && !change.username().key().equals(user.usernameKey());
        return (leads ? change.username().address() : Optional.<EmailAddress>empty())
                .map(address -> new UserChange(
                        address,
                        change.username(),
                        change.displayName(),
                        change.status(),
                        change.mailbox(),
                        change.isProtected()))
                .orElse(change);
    }

    /** The state that a patch makes; the username changes only when the patch names it. */
    UserChange patchedUnderItsName(User user, MergePatch patch) {
        NOT_FOR_USERS.stream().filter(patch::mentions).forEach(member -> caller.requireAdministrative("/" + member));
        UserChange change = patch.apply(user.present(), json);
        if (change.isProtected() != user.isProtected()) {
            caller.require(USERS_PROTECTED_WRITE);
        }
        return change;
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
        audit.done("user.update", user.target());
        return moves ? Optional.of(new UserMove(user, before, oldHome)) : Optional.empty();
    }

    /** Lets addresses, memberships and what points there follow users who were changed and flushed. */
    void settle(List<UserMove> moves) {
        Chunks.each(moves, some -> {
            addresses.release(
                    caller.organizationId(),
                    some.stream().map(move -> move.user().id()).toList());
            some.forEach(this::settle);
            tellOfLeaving(some);
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

    private void tellOfLeaving(List<UserMove> moves) {
        Map<UUID, List<UUID>> left = moves.stream()
                .filter(move -> move.changesHome() && move.oldHome() != null)
                .collect(Collectors.groupingBy(
                        UserMove::oldHome,
                        Collectors.mapping(move -> move.user().id(), Collectors.toList())));
        left.forEach((domain, going) -> leaving.fire(new MembersLeaving(caller.organizationId(), domain, going)));
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
}
