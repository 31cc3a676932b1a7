package org.gatehouse.factors.bypass;

import static org.gatehouse.security.Scope.BYPASS_CODES_READ;
import static org.gatehouse.security.Scope.BYPASS_CODES_WRITE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gatehouse.api.Refuses;

/** Single bypass codes over HTTP. */
@Path("bypass-codes/{bypassCode}")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Second factors")
public class BypassCodesResource {
    @Inject
    BypassCodeService codes;

    @GET
    @RolesAllowed(BYPASS_CODES_READ)
    @Refuses({"bypass-code-not-found", "user-protected", "domain-not-allowed"})
    @Operation(operationId = "getBypassCode", summary = "Read a bypass code, without its digits")
    public BypassCodeView get(@PathParam("bypassCode") String id) {
        return codes.get(id);
    }

    @DELETE
    @RolesAllowed(BYPASS_CODES_WRITE)
    @Refuses({"bypass-code-not-found", "user-protected", "domain-not-allowed"})
    @Operation(operationId = "deleteBypassCode", summary = "Delete a bypass code")
    @APIResponse(responseCode = "204", description = "It is gone")
    public Response delete(@PathParam("bypassCode") String id) {
        codes.delete(id);
        return Response.noContent().build();
    }
}
