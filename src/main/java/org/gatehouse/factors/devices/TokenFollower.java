package org.gatehouse.factors.devices;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.gatehouse.domains.DomainDeleting;
import org.gatehouse.organizations.OrganizationDeleting;
import org.gatehouse.users.MembersLeaving;
import org.gatehouse.users.UsersDeleting;

/** Lets tokens go with the memberships, users, domains and organizations that they hang on, in their transactions. */
@ApplicationScoped
class TokenFollower {
    @Inject
    TokenRepository tokens;

    void membersGo(@Observes MembersLeaving leaving) {
        tokens.removeOfMembers(leaving.organizationId(), leaving.domainId(), leaving.userIds());
    }

    void usersGo(@Observes UsersDeleting leaving) {
        tokens.removeOfUsers(
                leaving.organizationId(),
                leaving.users().stream().map(UsersDeleting.Leaving::id).toList());
    }

    void domainGoes(@Observes @Priority(DomainDeleting.FACTORS) DomainDeleting domain) {
        tokens.removeOfDomain(domain.organizationId(), domain.domainId());
    }

    void organizationGoes(@Observes @Priority(OrganizationDeleting.FACTORS) OrganizationDeleting organization) {
        tokens.removeAll(organization.id());
    }
}
