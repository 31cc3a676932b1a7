package org.gatehouse.users;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import org.gatehouse.organizations.OrganizationService;
import org.gatehouse.security.Caller;

/** How long the caller's organization wants new passwords to be; asked for once a request, which may set hundreds. */
@RequestScoped
class PasswordLength {
    @Inject
    OrganizationService organizations;

    @Inject
    Caller caller;

    private Integer atLeast;

    /** In characters; 0 where the organization says nothing. */
    int atLeast() {
        if (atLeast == null) {
            Integer wanted =
                    organizations.get(caller.organizationId()).settings().passwordMinLength();
            atLeast = wanted == null ? 0 : wanted;
        }
        return atLeast;
    }
}
