package org.gatehouse.factors.apps;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.gatehouse.organizations.OrganizationDeleting;
import org.gatehouse.users.UsersDeleting;

/** Deletes the secrets of apps with their users, and with their organizations. */
@ApplicationScoped
class AppFollower {
    @Inject
    AppRepository apps;

    void usersGo(@Observes UsersDeleting leaving) {
        apps.remove(
                leaving.organizationId(),
                leaving.users().stream().map(UsersDeleting.Leaving::id).toList());
    }

    void organizationGoes(@Observes @Priority(OrganizationDeleting.FACTORS) OrganizationDeleting organization) {
        apps.removeAll(organization.id());
    }
}
