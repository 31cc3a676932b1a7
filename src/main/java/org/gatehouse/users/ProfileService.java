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
import org.gatehouse.audit.AuditService;
import org.gatehouse.platform.Retrying;
import org.gatehouse.security.Caller;

/** Use cases on profiles, each shown with its user. A user who has written none has an empty one. */
@ApplicationScoped
@Retrying
@Transactional
public class ProfileService {
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
    public ProfiledUser get(String idOrName) {
        User user = reach.find(idOrName);
        return shown(user, stored(user));
    }

    ProfiledUser replace(String idOrName, Preconditions given, Profile profile) {
        User user = reach.find(idOrName);
        Optional<UserProfile> stored = stored(user);
        given.check(shown(user, stored).etag());
        return write(user, stored, profile);
    }

    public ProfiledUser patch(String idOrName, Preconditions given, MergePatch patch) {
        User user = reach.find(idOrName);
        Optional<UserProfile> stored = stored(user);
        given.check(shown(user, stored).etag());
        return patch(user, stored, patch);
    }

    /** As above, of a user who was read in this transaction, whatever version the profile has. */
    @Transactional(Transactional.TxType.MANDATORY)
    ProfiledUser patch(User user, MergePatch patch) {
        return patch(user, stored(user), patch);
    }

    private ProfiledUser patch(User user, Optional<UserProfile> stored, MergePatch patch) {
        return write(user, stored, patch.apply(shown(user, stored).profile(), json));
    }

    private ProfiledUser write(User user, Optional<UserProfile> stored, Profile profile) {
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
        return shown(user, Optional.of(row));
    }

    private Optional<UserProfile> stored(User user) {
        return users.document(UserProfile.class, caller.organizationId(), user.id());
    }

    private ProfiledUser shown(User user, Optional<UserProfile> stored) {
        return stored.map(row -> new ProfiledUser(
                        user.view(),
                        json.readOwn(row.content(), Profile.class),
                        row.updatedAt(),
                        Etag.of(user.id(), row.version())))
                .orElseGet(() -> ProfiledUser.without(user.view()));
    }
}
