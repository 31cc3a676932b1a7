package org.gatehouse.domains;

import static org.gatehouse.security.Scope.DOMAINS_READ;
import static org.gatehouse.security.Scope.DOMAINS_WRITE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gatehouse.api.Refuses;
import org.gatehouse.api.StoresNothing;

/** Whether a domain is the organization's, over HTTP. */
@Path("domains/{domain}/verification")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Mail domains")
public class VerificationResource {
    @Inject
    VerificationService verifications;

    @GET
    @RolesAllowed(DOMAINS_READ)
    @Refuses({"domain-not-found", "domain-not-allowed"})
    @Operation(
            operationId = "getVerification",
            summary = "Read whether a domain is verified, and which record in the DNS verifies it")
    public VerificationView get(@PathParam("domain") String domain) {
        return verifications.get(domain);
    }

    @POST
    @RolesAllowed(DOMAINS_WRITE)
    @StoresNothing // but that it is verified, and a repeat finds that
    @Refuses({"domain-not-found", "domain-not-allowed", "conflict"})
    @Operation(
            operationId = "checkVerification",
            summary = "Look for the record in the DNS now; a domain that it does not show is no error")
    public VerificationView check(@PathParam("domain") String domain) {
        return verifications.check(domain);
    }
}
