package org.gatehouse.mail.senders;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.gatehouse.audit.AuditService;
import org.gatehouse.audit.Target;
import org.gatehouse.domains.DomainDeleting;
import org.gatehouse.domains.DomainStanding;
import org.gatehouse.organizations.OrganizationDeleting;
import org.gatehouse.security.Identity;
import org.gatehouse.users.UsersDeleting;

/** Deletes what users who go could send as, what lay in domains that go, and what lies in domains that are now somebody else's. */
@ApplicationScoped
class FromAddressFollower {
    @Inject
    FromAddressRepository senders;

    @Inject
    AuditService audit;

    void usersGo(@Observes UsersDeleting leaving) {
        senders.removeOfUsers(
                leaving.organizationId(),
                leaving.users().stream().map(UsersDeleting.Leaving::id).toList());
    }

    void standingChanges(@Observes DomainStanding domain) {
        senders.verifiedName(domain.domainId()).ifPresent(name -> {
            Map<UUID, Long> others = senders.countOfOthers(domain.organizationId(), name);
            if (!others.isEmpty()) {
                senders.removeOfOthers(domain.organizationId(), name);
                others.forEach((organization, number) -> audit.doneBy(
                        Identity.server(organization),
                        "from-address.delete",
                        new Target("domain", null, name),
                        "of another organization, senders: " + number));
            }
        });
    }

    void domainGoes(@Observes @Priority(DomainDeleting.MAIL) DomainDeleting domain) {
        senders.removeOfDomain(domain.organizationId(), domain.domainId());
    }

    void organizationGoes(@Observes @Priority(OrganizationDeleting.MAIL) OrganizationDeleting organization) {
        senders.removeAll(organization.id());
    }
}
