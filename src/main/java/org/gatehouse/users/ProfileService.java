package org.gatehouse.users;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import org.gatehouse.api.Etag;
import org.gatehouse.api.MergePatch;
import org.gatehouse.api.Preconditions;
import org.gatehouse.api.StrictJson;
import org.gatehouse.api.Tagged;
import org.gatehouse.audit.AuditService;
import org.gatehouse.platform.Retrying;
import org.gatehouse.security.Caller;

/** Use cases on profiles. A user who has written none has an empty one. */
@ApplicationScoped
@Retrying
@Transactional
class ProfileService {
    @Inject
    UserRepository users;

    @Inject
    UserReach reach;

    @Inject
    AuditService audit;

    @Inject
    Caller caller;

    @Inject
    StrictJson json;

    @Inject
    Clock clock;

    @Transactional(Transactional.TxType.SUPPORTS)
    Tagged<Profile> get(String idOrName) {
        User user = reach.find(idOrName);
        return tagged(user, stored(user));
    }

    Tagged<Profile> replace(String idOrName, Preconditions given, Profile profile) {
        User user = reach.find(idOrName);
        Optional<UserProfile> stored = stored(user);
        given.check(tagged(user, stored).etag());
        return write(user, stored, profile);
    }

    Tagged<Profile> patch(String idOrName, Preconditions given, MergePatch patch) {
        User user = reach.find(idOrName);
        Optional<UserProfile> stored = stored(user);
        Tagged<Profile> present = tagged(user, stored);
        given.check(present.etag());
        return write(user, stored, patch.apply(present.view(), json));
    }

    private Tagged<Profile> write(User user, Optional<UserProfile> stored, Profile profile) {
        String content = json.write(profile);
        UserProfile row =
                stored.orElseGet(() -> new UserProfile(caller.organizationId(), user.id(), content, clock.instant()));
        if (stored.isPresent()) {
            row.replaceWith(content, clock.instant());
        } else {
            users.add(row);
        }
        audit.done("user.profile", user.target());
        users.flush();
        return tagged(user, Optional.of(row));
    }

    private Optional<UserProfile> stored(User user) {
        return users.document(UserProfile.class, caller.organizationId(), user.id());
    }

    private Tagged<Profile> tagged(User user, Optional<UserProfile> stored) {
        return stored.map(row ->
                        new Tagged<>(json.readOwn(row.content(), Profile.class), Etag.of(user.id(), row.version())))
                .orElseGet(() -> new Tagged<>(Profile.EMPTY, Etag.ofNothing(user.id())));
    }
}
