package org.gatehouse.mail.quotas;

import static org.gatehouse.security.Scope.QUOTAS_READ;
import static org.gatehouse.security.Scope.QUOTAS_WRITE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gatehouse.api.MergePatch;
import org.gatehouse.api.Preconditions;
import org.gatehouse.api.Refuses;
import org.gatehouse.api.Tagged;
import org.gatehouse.security.UserMode;

/** How much a user may send and keep, over HTTP. */
@Path("users/{user}/quota")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sending")
public class QuotaResource {
    @Inject
    QuotaService quotas;

    @Inject
    Preconditions given;

    @GET
    @UserMode
    @RolesAllowed(QUOTAS_READ)
    @Refuses({"user-not-found", "user-protected", "domain-not-allowed"})
    @Operation(operationId = "getQuota", summary = "Read how much a user may send and keep")
    @APIResponseSchema(SendingQuota.class)
    public Response get(@PathParam("user") String user) {
        return answer(quotas.get(user));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(QUOTAS_WRITE)
    @Refuses({"user-not-found", "user-protected", "domain-not-allowed"})
    @Operation(operationId = "replaceQuota", summary = "Set how much a user may send and keep")
    @APIResponseSchema(SendingQuota.class)
    public Response replace(@PathParam("user") String user, SendingQuota quota) {
        return answer(quotas.replace(user, given, quota));
    }

    @PATCH
    @Consumes(MergePatch.TYPE)
    @RolesAllowed(QUOTAS_WRITE)
    @Refuses({"user-not-found", "user-protected", "domain-not-allowed"})
    @Operation(operationId = "patchQuota", summary = "Change some of how much a user may send and keep")
    @APIResponseSchema(SendingQuota.class)
    public Response patch(
            @PathParam("user") String user,
            @RequestBody(content = @Content(schema = @Schema(implementation = SendingQuota.class))) MergePatch patch) {
        return answer(quotas.patch(user, given, patch));
    }

    private static Response answer(Tagged<SendingQuota> tagged) {
        return Response.ok(tagged.view()).tag(tagged.etag()).build();
    }
}
