package org.gatehouse.access;

import jakarta.security.enterprise.CallerPrincipal;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.api.OrganizationPrincipal;
import org.gatehouse.security.Identity;
import org.gatehouse.security.ShownPassword;

/** The principal of a request that came with an API code's secret or access token; its name is the id of the code or user. */
class CodePrincipal extends CallerPrincipal implements OrganizationPrincipal {
    private static final long serialVersionUID = 1L;

    private final transient Identity identity;
    private final transient KnownCode code;

    /** Who calls, and the code whose secret or token was sent. */
    CodePrincipal(Identity identity, KnownCode code) {
        super((identity.userId() == null ? identity.codeId() : identity.userId()).toString());
        this.identity = identity;
        this.code = code;
    }

    Identity identity() {
        return identity;
    }

    KnownCode code() {
        return code;
    }

    /** The own password that the user has shown, where nobody else can be calling. */
    Optional<ShownPassword> shownPassword() {
        return Optional.empty();
    }

    @Override
    public UUID organizationId() {
        return identity.organizationId();
    }
}
