package org.gatehouse.users.applicationpasswords;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.gatehouse.organizations.OrganizationDeleting;
import org.gatehouse.users.UsersDeleting;

/** Deletes the application passwords of users who go, inside the transactions that delete those. */
@ApplicationScoped
class ApplicationPasswordFollower {
    private static final int BEFORE_THE_USERS = OrganizationDeleting.USERS - 10;

    @Inject
    ApplicationPasswordRepository passwords;

    void usersGo(@Observes UsersDeleting leaving) {
        passwords.removeOfUsers(
                leaving.organizationId(),
                leaving.users().stream().map(UsersDeleting.Leaving::id).toList());
    }

    void organizationGoes(@Observes @Priority(BEFORE_THE_USERS) OrganizationDeleting organization) {
        passwords.removeAll(organization.id());
    }
}
