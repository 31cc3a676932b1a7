package org.gatehouse.webaides;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.gatehouse.organizations.OrganizationDeleting;
import org.gatehouse.platform.Ids;
import org.gatehouse.platform.Numbers;
import org.gatehouse.users.UsersAdded;
import org.gatehouse.users.UsersDeleting;
import org.gatehouse.webaides.content.Kind;

/** Gives new users a container of each kind, and takes all from those who go, inside the transactions that add or delete them. */
@ApplicationScoped
class UserFollower {
    @Inject
    OwnerRepository owners;

    @Inject
    WebAideRepository webaides;

    @Inject
    ContainerRemoval removal;

    @Inject
    Numbers numbers;

    @Inject
    Clock clock;

    void usersCome(@Observes UsersAdded added) {
        if (added.bringWebAides()) {
            owners.add(added.organizationId(), added.userIds(), 0);
            return;
        }
        int kinds = Kind.values().length;
        owners.add(added.organizationId(), added.userIds(), kinds);
        Instant now = clock.instant();
        List<WebAide> first = new ArrayList<>();
        for (UUID userId : added.userIds()) {
            long seq = 0;
            for (Kind kind : Kind.values()) {
                first.add(first(added.organizationId(), userId, kind, ++seq, now));
            }
        }
        webaides.add(first, kinds);
    }

    void usersGo(@Observes UsersDeleting leaving) {
        removal.removeUsers(
                leaving.organizationId(),
                leaving.users().stream().map(UsersDeleting.Leaving::id).toList());
    }

    void organizationGoes(@Observes @Priority(OrganizationDeleting.WEBAIDES) OrganizationDeleting organization) {
        removal.removeOrganization(organization.id());
    }

    private WebAide first(UUID organizationId, UUID userId, Kind kind, long seq, Instant now) {
        String name = kind.name().charAt(0) + kind.word().substring(1);
        return new WebAide(
                Ids.next(),
                numbers.next(Numbers.Sequence.WEBAIDE),
                organizationId,
                userId,
                kind,
                new WebAideChange(name, null, null, null),
                seq,
                seq,
                now,
                now);
    }
}
