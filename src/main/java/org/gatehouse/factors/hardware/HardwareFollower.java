package org.gatehouse.factors.hardware;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import org.gatehouse.organizations.OrganizationDeleting;
import org.gatehouse.users.UsersDeleting;

/** Takes hardware tokens from users who go, and deletes those of organizations that go. */
@ApplicationScoped
class HardwareFollower {
    @Inject
    HardwareTokenRepository tokens;

    @Inject
    Clock clock;

    void usersGo(@Observes UsersDeleting leaving) {
        tokens.free(
                leaving.organizationId(),
                leaving.users().stream().map(UsersDeleting.Leaving::id).toList(),
                clock.instant());
    }

    void organizationGoes(@Observes @Priority(OrganizationDeleting.FACTORS) OrganizationDeleting organization) {
        tokens.removeAll(organization.id());
    }
}
