package org.gatehouse.factors.sessions;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.gatehouse.domains.DomainDeleting;
import org.gatehouse.organizations.OrganizationDeleting;
import org.gatehouse.users.UsersDeleting;

/** Deletes the sessions of users and domains that go, inside the transactions that delete those. */
@ApplicationScoped
class SessionFollower {
    @Inject
    SessionRepository sessions;

    void usersGo(@Observes UsersDeleting leaving) {
        sessions.removeOfUsers(
                leaving.organizationId(),
                leaving.users().stream().map(UsersDeleting.Leaving::id).toList());
    }

    void domainGoes(@Observes @Priority(DomainDeleting.FACTORS) DomainDeleting domain) {
        sessions.removeOfDomain(domain.organizationId(), domain.domainId());
    }

    void organizationGoes(@Observes @Priority(OrganizationDeleting.FACTORS) OrganizationDeleting organization) {
        sessions.removeAll(organization.id());
    }
}
