package org.gatehouse.domains.dkim;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.gatehouse.domains.DomainDeleting;
import org.gatehouse.domains.DomainStanding;
import org.gatehouse.organizations.OrganizationDeleting;

/** Does what domains need done to their keys, inside the transactions that change or delete those. */
@ApplicationScoped
class DkimFollower {
    private static final int BEFORE_THE_DOMAINS = OrganizationDeleting.DOMAINS - 10;

    @Inject
    DkimKeyRepository keys;

    @Inject
    DkimPublicationService publication;

    void standingChanges(@Observes DomainStanding domain) {
        publication.follow(domain.domainId());
    }

    void domainGoes(@Observes @Priority(DomainDeleting.DOMAINS) DomainDeleting domain) {
        keys.lockDomain(domain.organizationId(), domain.domainId()); // or a key could come behind this
        keys.removeOfDomain(domain.domainId());
    }

    void organizationGoes(@Observes @Priority(BEFORE_THE_DOMAINS) OrganizationDeleting organization) {
        keys.removeAll(organization.id());
    }
}
