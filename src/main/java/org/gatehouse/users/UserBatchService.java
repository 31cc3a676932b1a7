package org.gatehouse.users;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.BatchAnswer;
import org.gatehouse.api.BatchAnswer.Item;
import org.gatehouse.api.BatchOperation.Op;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.api.Idempotent;
import org.gatehouse.domains.EmailAddress;
import org.gatehouse.organizations.OrganizationService;
import org.gatehouse.platform.Chunks;
import org.gatehouse.platform.Ids;
import org.gatehouse.platform.InvalidValue;
import org.gatehouse.platform.Retrying;
import org.gatehouse.security.Caller;

/**
 * Many operations on users in one transaction, in the order given. What is taken is read once; rows are written in runs, so
 * that the database gets them in batches. A run ends before a name or address is taken that somebody left in it, and before
 * somebody who came or moved in it moves or goes, so that the order within a run is of no matter. Batches of one
 * organization take turns, since two with the same addresses would wait for each other: the persistence provider writes rows
 * in no order.
 */
@ApplicationScoped
@Retrying
@Transactional
class UserBatchService {
    @Inject
    UserRepository users;

    @Inject
    UserPlacing placing;

    @Inject
    UserArrivals arrivals;

    @Inject
    UserMoves moves;

    @Inject
    UserDepartures departures;

    @Inject
    UserReach reach;

    @Inject
    OrganizationService organizations;

    @Inject
    Caller caller;

    @Idempotent
    BatchAnswer run(boolean atomic, List<PreparedOperation> operations) {
        organizations.lock(caller.organizationId());
        Work work = new Work(operations);
        operations.forEach(work::perform);
        work.endRun();
        BatchAnswer answer = work.answer();
        if (atomic) {
            answer.orRefused();
        }
        placing.count(work.places);
        return work.answer(); // versions are right only after the flush
    }

    /** The state of one run through a batch. */
    private final class Work {
        private final UserPlaces places;
        private final Map<UUID, Set<UUID>> memberships;
        private final Map<UUID, User> byId = new HashMap<>();
        private final Map<String, User> byName = new HashMap<>();
        private final Map<Integer, Item> refused = new HashMap<>();
        private final Map<Integer, PreparedOperation> done = new HashMap<>();
        private final Map<Integer, User> touched = new HashMap<>();
        private final Map<User, UserDraft> created = new LinkedHashMap<>();
        private final List<UserMove> moved = new ArrayList<>();
        private final List<User> deleted = new ArrayList<>();
        private final Set<String> goneKeys = new HashSet<>();
        private final Set<User> unsettled = new HashSet<>();
        private final Set<User> unwritten = new HashSet<>();
        private final int size;

        Work(List<PreparedOperation> operations) {
            size = operations.size();
            List<EmailAddress> addresses = new ArrayList<>();
            List<Username> names = new ArrayList<>();
            List<UUID> ids = new ArrayList<>();
            List<String> nameKeys = new ArrayList<>();
            for (PreparedOperation operation : operations) {
                if (operation.newUser() != null) {
                    addresses.add(operation.newUser().draft().address());
                    names.add(operation.newUser().username());
                } else if (operation.idOrName() != null) {
                    Ids.parse(operation.idOrName())
                            .ifPresentOrElse(ids::add, () -> key(operation).ifPresent(nameKeys::add));
                }
                if (operation.patch() != null) {
                    operation
                            .patch()
                            .text("address")
                            .flatMap(UserBatchService::address)
                            .ifPresent(address -> {
                                addresses.add(address);
                                username(address.value()).ifPresent(names::add);
                            });
                    operation
                            .patch()
                            .text("username")
                            .flatMap(UserBatchService::username)
                            .ifPresent(names::add);
                }
            }
            UUID organization = caller.organizationId();
            Chunks.of(ids, chunk -> users.findByIds(organization, chunk)).forEach(this::know);
            Chunks.of(nameKeys, chunk -> users.findByNames(organization, chunk)).forEach(this::know);
            byId.values().forEach(user -> addresses.add(user.address()));
            byId.values().forEach(user -> username(user.username()).ifPresent(names::add));
            places = placing.places(addresses, names);
            memberships = reach.memberships(byId.values());
        }

        void perform(PreparedOperation operation) {
            try {
                if (operation.refusal() != null) {
                    throw operation.refusal();
                }
                touched.put(
                        operation.index(),
                        switch (operation.op()) {
                            case CREATE -> create(operation);
                            case UPDATE -> update(operation);
                            case DELETE -> delete(operation);
                        });
                done.put(operation.index(), operation);
            } catch (ApiException refusal) {
                caller.refused(refusal);
                refused.put(operation.index(), Item.refused(operation.index(), operation.op(), refusal));
            }
        }

        /** Writes what has been gathered: rows of users first, then what hangs on them. */
        void endRun() {
            flush();
            arrivals.settle(created);
            moves.settle(moved);
            users.flush();
            departures.erase(deleted);
            created.clear();
            moved.clear();
            deleted.clear();
            goneKeys.clear();
            unsettled.clear();
            places.written();
        }

        BatchAnswer answer() {
            List<Item> items = new ArrayList<>(refused.values());
            for (PreparedOperation operation : done.values()) {
                User user = touched.get(operation.index());
                items.add(
                        switch (operation.op()) {
                            case CREATE -> Item.done(operation.index(), Op.CREATE, user.id(), 201, user.etag());
                            case UPDATE -> Item.done(operation.index(), Op.UPDATE, user.id(), 200, user.etag());
                            case DELETE -> Item.done(operation.index(), Op.DELETE, user.id(), 204, null);
                        });
            }
            items.sort(Comparator.comparingInt(Item::index));
            if (items.size() != size) {
                throw new IllegalStateException("an operation has no result");
            }
            return new BatchAnswer(items);
        }

        private User create(PreparedOperation operation) {
            NewUser newUser = operation.newUser();
            endRunIf(places.isStillHeld(newUser.username(), newUser.draft().address()));
            User user = UserBatch.inContent(() -> arrivals.add(newUser, places));
            created.put(user, newUser.draft());
            unsettled.add(user);
            know(user);
            return user;
        }

        private User update(PreparedOperation operation) {
            User user = find(operation);
            return UserBatch.inContent(() -> {
                UserChange change = moves.patched(user, operation.patch());
                endRunIf(places.isStillHeld(change.username(), change.address())
                        || (unsettled.contains(user) && !change.isAtPlaceOf(user.present())));
                forget(user);
                try {
                    moves.change(user, change, places).ifPresent(move -> {
                        moved.add(move);
                        unsettled.add(user);
                    });
                    unwritten.add(user);
                } finally {
                    know(user);
                }
                return user;
            });
        }

        private User delete(PreparedOperation operation) {
            User user = find(operation);
            endRunIf(unsettled.contains(user));
            departures.requireMayLeave(user, goneKeys);
            departures.leave(user, places);
            deleted.add(user);
            forget(user);
            return user;
        }

        private void endRunIf(boolean needed) {
            if (needed) {
                endRun();
            }
        }

        private User find(PreparedOperation operation) {
            User user = Ids.parse(operation.idOrName())
                    .map(byId::get)
                    .or(() -> key(operation).map(byName::get))
                    .orElseThrow(UserReach::notFound);
            reach.require(user, memberships);
            if (operation.ifMatch() != null) {
                requireVersion(user, operation.ifMatch());
            }
            return user;
        }

        private void requireVersion(User user, String etag) {
            if (unwritten.contains(user)) {
                flush();
            }
            if (!etag.equals(user.etag())) {
                throw CommonProblem.STALE_VERSION.because("it is now at ETag \"%s\"", user.etag());
            }
        }

        /** Looks at all that is known, so it is not for every operation. */
        private void flush() {
            users.flush();
            unwritten.clear();
        }

        private void know(User user) {
            byId.put(user.id(), user);
            byName.put(user.usernameKey(), user);
        }

        private void forget(User user) {
            byId.remove(user.id());
            byName.remove(user.usernameKey());
        }
    }

    private static Optional<String> key(PreparedOperation operation) {
        return username(operation.idOrName()).map(Username::key);
    }

    private static Optional<Username> username(String text) {
        try {
            return Optional.of(Username.parse(text));
        } catch (InvalidValue e) {
            return Optional.empty();
        }
    }

    private static Optional<EmailAddress> address(String text) {
        try {
            return Optional.of(EmailAddress.parse(text));
        } catch (InvalidValue e) {
            return Optional.empty();
        }
    }
}
