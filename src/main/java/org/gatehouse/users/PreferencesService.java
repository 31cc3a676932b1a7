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
import org.gatehouse.organizations.OrganizationService;
import org.gatehouse.organizations.OrganizationView;
import org.gatehouse.organizations.Preferences;
import org.gatehouse.platform.Retrying;
import org.gatehouse.security.Caller;

/** Use cases on preferences: what the user has not set shows the organization's, then what is built in. */
@ApplicationScoped
@Retrying
@Transactional
public class PreferencesService {
    @Inject
    UserRepository users;

    @Inject
    UserReach reach;

    @Inject
    OrganizationService organizations;

    @Inject
    AuditService audit;

    @Inject
    Caller caller;

    @Inject
    StrictJson json;

    @Inject
    Clock clock;

    @Transactional(Transactional.TxType.SUPPORTS)
    public Tagged<Preferences> get(String idOrName) {
        User user = reach.find(idOrName);
        return shown(user, stored(user));
    }

    Tagged<Preferences> replace(String idOrName, Preconditions given, Preferences preferences) {
        User user = reach.find(idOrName);
        Optional<UserPreferences> stored = stored(user);
        given.check(shown(user, stored).etag());
        return write(user, stored, preferences);
    }

    /** Patches what the user has set; null unsets. */
    Tagged<Preferences> patch(String idOrName, Preconditions given, MergePatch patch) {
        User user = reach.find(idOrName);
        Optional<UserPreferences> stored = stored(user);
        given.check(shown(user, stored).etag());
        return write(user, stored, patch.apply(own(stored), json));
    }

    private Tagged<Preferences> write(User user, Optional<UserPreferences> stored, Preferences preferences) {
        String content = json.write(preferences);
        UserPreferences row = stored.orElseGet(
                () -> new UserPreferences(caller.organizationId(), user.id(), content, clock.instant()));
        if (stored.isPresent()) {
            row.replaceWith(content, clock.instant());
        } else {
            users.add(row);
        }
        audit.done("user.preferences", user.target());
        users.flush();
        return shown(user, Optional.of(row));
    }

    private Optional<UserPreferences> stored(User user) {
        return users.document(UserPreferences.class, caller.organizationId(), user.id());
    }

    private Preferences own(Optional<UserPreferences> stored) {
        return stored.map(row -> json.readOwn(row.content(), Preferences.class)).orElse(Preferences.EMPTY);
    }

    /** The ETag covers all that is shown, and so the organization's part too. */
    private Tagged<Preferences> shown(User user, Optional<UserPreferences> stored) {
        OrganizationView organization = organizations.get(caller.organizationId());
        Preferences defaults = organization.settings().preferences() == null
                ? Preferences.BUILT_IN
                : organization.settings().preferences().orElse(Preferences.BUILT_IN);
        String ownTag = stored.map(row -> Etag.of(user.id(), row.version())).orElseGet(() -> Etag.ofNothing(user.id()));
        return new Tagged<>(own(stored).orElse(defaults), ownTag + "-" + organization.etag());
    }
}
