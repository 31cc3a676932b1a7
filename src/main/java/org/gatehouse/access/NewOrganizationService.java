package org.gatehouse.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.gatehouse.api.Idempotent;
import org.gatehouse.audit.AuditService;
import org.gatehouse.audit.Target;
import org.gatehouse.organizations.OrganizationService;
import org.gatehouse.organizations.OrganizationView;
import org.gatehouse.platform.Retrying;
import org.gatehouse.security.Caller;

/** Makes organizations with their first code: both or neither. */
@ApplicationScoped
@Retrying
@Transactional
class NewOrganizationService {
    @Inject
    OrganizationService organizations;

    @Inject
    ApiCodeService codes;

    @Inject
    AuditService audit;

    @Inject
    Caller caller;

    @Idempotent
    NewOrganization create(NewOrganizationDraft draft) {
        caller.requireAllDomains();
        OrganizationView organization = organizations.create(draft.name());
        audit.done(
                "organization.create",
                new Target(
                        "organization", organization.id(), organization.name().value()));
        ApiCodeView code =
                codes.createFirst(caller.identity().asOperatorIn(organization.id()), organization.id(), null);
        return new NewOrganization(organization, code);
    }
}
