package org.gatehouse.access;

import jakarta.security.enterprise.CallerPrincipal;
import java.util.UUID;
import org.gatehouse.api.OrganizationPrincipal;
import org.gatehouse.security.Identity;

/** The principal of a request that came with an API code; its name is the code's id. */
class CodePrincipal extends CallerPrincipal implements OrganizationPrincipal {
    private static final long serialVersionUID = 1L;

    private final transient Identity identity;

    CodePrincipal(Identity identity) {
        super(identity.codeId().toString());
        this.identity = identity;
    }

    @Override
    public UUID organizationId() {
        return identity.organizationId();
    }
}
