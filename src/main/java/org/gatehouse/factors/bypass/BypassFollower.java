package org.gatehouse.factors.bypass;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.gatehouse.organizations.OrganizationDeleting;
import org.gatehouse.users.UsersDeleting;

/** Deletes the codes of users who go, inside the transactions that delete those. */
@ApplicationScoped
class BypassFollower {
    @Inject
    BypassCodeRepository codes;

    void usersGo(@Observes UsersDeleting leaving) {
        codes.removeOfUsers(
                leaving.organizationId(),
                leaving.users().stream().map(UsersDeleting.Leaving::id).toList());
    }

    void organizationGoes(@Observes @Priority(OrganizationDeleting.FACTORS) OrganizationDeleting organization) {
        codes.removeAll(organization.id());
    }
}
