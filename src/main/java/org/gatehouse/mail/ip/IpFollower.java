package org.gatehouse.mail.ip;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.gatehouse.organizations.OrganizationDeleting;
import org.gatehouse.users.UsersDeleting;

/** Frees the addresses of users who go, and deletes the pools of organizations that go. */
@ApplicationScoped
class IpFollower {
    @Inject
    IpAllocationRepository allocations;

    @Inject
    IpPoolRepository pools;

    void usersGo(@Observes UsersDeleting leaving) {
        allocations.removeOfUsers(
                leaving.organizationId(),
                leaving.users().stream().map(UsersDeleting.Leaving::id).toList());
    }

    void organizationGoes(@Observes @Priority(OrganizationDeleting.MAIL) OrganizationDeleting organization) {
        allocations.removeAll(organization.id());
        pools.removeAll(organization.id());
    }
}
