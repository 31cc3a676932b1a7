package org.gatehouse.mail.quotas;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.gatehouse.organizations.OrganizationDeleting;
import org.gatehouse.users.UsersDeleting;

/** Deletes quotas and usage of users who go, inside the transactions that delete those. */
@ApplicationScoped
class QuotaFollower {
    @Inject
    QuotaRepository quotas;

    @Inject
    UsageRepository usages;

    void usersGo(@Observes UsersDeleting leaving) {
        List<UUID> users =
                leaving.users().stream().map(UsersDeleting.Leaving::id).toList();
        usages.removeOfUsers(leaving.organizationId(), users);
        quotas.removeOfUsers(leaving.organizationId(), users);
    }

    void organizationGoes(@Observes @Priority(OrganizationDeleting.MAIL) OrganizationDeleting organization) {
        usages.removeAll(organization.id());
        quotas.removeAll(organization.id());
    }
}
