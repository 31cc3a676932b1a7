package org.gatehouse.certificates;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.gatehouse.domains.DomainDeleting;
import org.gatehouse.organizations.OrganizationDeleting;

/** Deletes certificates and orders with the domains of their hosts: nobody may go on with a key for a host that is another's. */
@ApplicationScoped
class CertificatesFollower {
    @Inject
    OrderRepository orders;

    @Inject
    CertificateRepository certificates;

    void domainGoes(@Observes @Priority(DomainDeleting.CERTIFICATES) DomainDeleting domain) {
        orders.removeOfDomain(domain.domainId());
        certificates.removeOfDomain(domain.domainId());
    }

    void organizationGoes(@Observes @Priority(OrganizationDeleting.CERTIFICATES) OrganizationDeleting organization) {
        orders.removeOfOrganization(organization.id());
        certificates.removeOfOrganization(organization.id());
    }
}
