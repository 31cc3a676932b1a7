package org.gatehouse.domains;

import static org.gatehouse.security.Scope.ORGANIZATIONS_WRITE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gatehouse.api.Refuses;
import org.gatehouse.organizations.OrganizationService;
import org.gatehouse.security.WholeOrganization;

/** What operators say of the domains of all organizations, over HTTP. */
@Path("organizations/{organization}/domains/{domain}/verification")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Mail domains")
public class OrganizationVerificationResource {
    @Inject
    VerificationService verifications;

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(ORGANIZATIONS_WRITE)
    @WholeOrganization
    @Refuses({"organization-not-found", "domain-not-found"})
    @Operation(
            operationId = "setVerification",
            summary = "Say that a domain of any organization is verified, or is not; for operators")
    public VerificationView set(
            @PathParam("organization") String organization,
            @PathParam("domain") String domain,
            VerificationChange change) {
        return verifications.set(OrganizationService.id(organization), domain, change.verified());
    }
}
