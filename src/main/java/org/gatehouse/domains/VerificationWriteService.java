package org.gatehouse.domains;

import static org.gatehouse.domains.DomainProblem.DOMAIN_NOT_FOUND;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.gatehouse.audit.AuditService;
import org.gatehouse.organizations.OrganizationService;
import org.gatehouse.platform.Retrying;
import org.gatehouse.security.Caller;

/** Notes that domains are verified, or are not any more. */
@ApplicationScoped
@Retrying
@Transactional
class VerificationWriteService {
    @Inject
    DomainRepository domains;

    @Inject
    DomainService lookUp;

    @Inject
    OrganizationService organizations;

    @Inject
    AuditService audit;

    @Inject
    Event<DomainStanding> standing;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    /** The domain after a look into the DNS, which verifies one that was not. */
    DomainView checked(String idOrName, boolean found) {
        Domain domain = lookUp.find(idOrName);
        if (found && !domain.isVerified()) {
            change(domain, caller.organizationId(), true);
            audit.done("domain.verify", DomainService.target(domain), "by the DNS");
            domains.flush();
        }
        return domain.view();
    }

    /** The domain as an operator wants it. */
    DomainView set(UUID organizationId, String idOrName, boolean verified) {
        caller.requireAllDomains();
        organizations.get(organizationId);
        Domain domain = lookUp.lookUp(organizationId, idOrName)
                .orElseThrow(() -> DOMAIN_NOT_FOUND.because("no domain of this id or name in the organization"));
        if (domain.isVerified() != verified) {
            change(domain, organizationId, verified);
            String action = verified ? "domain.verify" : "domain.unverify";
            audit.done(action, DomainService.target(domain), "organization: " + organizationId);
            if (!organizationId.equals(caller.organizationId())) {
                audit.doneBy(
                        caller.identity().asOperatorIn(organizationId), action, DomainService.target(domain), null);
            }
            domains.flush();
        }
        return domain.view();
    }

    private void change(Domain domain, UUID organizationId, boolean verified) {
        if (verified) {
            domain.verify(clock.instant());
        } else {
            domain.unverify(clock.instant());
        }
        domains.flush();
        standing.fire(new DomainStanding(organizationId, domain.id()));
    }
}
