package org.gatehouse.dialects.luxsci;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.gatehouse.organizations.OrganizationProblem;
import org.gatehouse.organizations.OrganizationService;
import org.gatehouse.security.Caller;

/** The account that a path names: there is none but the caller's own. */
@ApplicationScoped
class Accounts {
    @Inject
    OrganizationService organizations;

    @Inject
    Caller caller;

    /**
     * The number of the account, which is the caller's; another is refused.
     *
     * @throws org.gatehouse.api.ApiException 404 {@code organization-not-found}
     */
    long require(String number) {
        long own = organizations.number(caller.organizationId());
        if (!String.valueOf(own).equals(number)) {
            throw OrganizationProblem.ORGANIZATION_NOT_FOUND.because("no account of this number");
        }
        return own;
    }
}
