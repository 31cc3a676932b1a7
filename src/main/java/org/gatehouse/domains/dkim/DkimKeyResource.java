package org.gatehouse.domains.dkim;

import static org.gatehouse.security.Scope.DKIM_KEYS_EXPORT;
import static org.gatehouse.security.Scope.DKIM_KEYS_READ;
import static org.gatehouse.security.Scope.DKIM_KEYS_WRITE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gatehouse.api.MergePatch;
import org.gatehouse.api.Preconditions;
import org.gatehouse.api.Refuses;
import org.gatehouse.api.Unversioned;

/** One DKIM key of a domain over HTTP. */
@Path("domains/{domain}/dkim-keys/{key}")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Mail domains")
public class DkimKeyResource {
    private static final String PEM = "application/x-pem-file";

    @Inject
    DkimKeyService keys;

    @Inject
    Preconditions given;

    @GET
    @RolesAllowed(DKIM_KEYS_READ)
    @Refuses({"domain-not-found", "domain-not-allowed", "dkim-key-not-found"})
    @Operation(operationId = "getDkimKey", summary = "Read a DKIM key, without its private half")
    @APIResponseSchema(DkimKeyView.class)
    public Response get(@PathParam("domain") String domain, @PathParam("key") String key) {
        return answer(keys.get(domain, key));
    }

    @PATCH
    @Consumes(MergePatch.TYPE)
    @RolesAllowed(DKIM_KEYS_WRITE)
    @Refuses({
        "domain-not-found",
        "domain-not-allowed",
        "dkim-key-not-found",
        "domain-not-verified",
        "dkim-key-not-published"
    })
    @Operation(operationId = "patchDkimKey", summary = "Have a DKIM key sign, or wait")
    @APIResponseSchema(DkimKeyView.class)
    public Response patch(
            @PathParam("domain") String domain,
            @PathParam("key") String key,
            @RequestBody(content = @Content(schema = @Schema(implementation = DkimKeyChange.class))) MergePatch patch) {
        return answer(keys.patch(domain, key, given, patch));
    }

    @DELETE
    @RolesAllowed(DKIM_KEYS_WRITE)
    @Refuses({"domain-not-found", "domain-not-allowed", "dkim-key-not-found"})
    @Operation(operationId = "deleteDkimKey", summary = "Delete a DKIM key, be it the one that signs")
    @APIResponse(responseCode = "204", description = "It is gone")
    public Response delete(@PathParam("domain") String domain, @PathParam("key") String key) {
        keys.delete(domain, key, given);
        return Response.noContent().build();
    }

    @POST
    @Path("rotate")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(DKIM_KEYS_WRITE)
    @Refuses({
        "domain-not-found",
        "domain-not-allowed",
        "dkim-key-not-found",
        "domain-not-verified",
        "selector-taken",
        "too-many-dkim-keys"
    })
    @Operation(
            operationId = "rotateDkimKey",
            summary = "Make a DKIM key that takes over as soon as the DNS shows its record")
    @APIResponseSchema(value = DkimKeyView.class, responseCode = "201")
    public Response rotate(
            @PathParam("domain") String domain,
            @PathParam("key") String key,
            DkimRotation rotation,
            @Context UriInfo uri) {
        return DkimKeysResource.created(keys.rotate(domain, key, given, rotation), uri);
    }

    @POST
    @Path("check")
    @RolesAllowed(DKIM_KEYS_WRITE)
    @Unversioned
    @Refuses({"domain-not-found", "domain-not-allowed", "dkim-key-not-found"})
    @Operation(
            operationId = "checkDkimKey",
            summary = "Ask the DNS for the record of a DKIM key, which signs from then on if it waits for that")
    public DkimKeyView check(@PathParam("domain") String domain, @PathParam("key") String key) {
        return keys.check(domain, key, given);
    }

    @GET
    @Path("private-key")
    @Produces(PEM)
    @RolesAllowed(DKIM_KEYS_EXPORT)
    @Unversioned
    @Refuses({"domain-not-found", "domain-not-allowed", "dkim-key-not-found"})
    @Operation(
            operationId = "exportDkimKey",
            summary = "Take the private half of a DKIM key out, as PKCS#8 in PEM; each time stands in the audit trail")
    @APIResponse(
            responseCode = "200",
            description = "The private key",
            content = @Content(mediaType = PEM, schema = @Schema(implementation = String.class)))
    public Response privateKey(@PathParam("domain") String domain, @PathParam("key") String key) {
        return Response.ok(keys.privateKey(domain, key), PEM).build();
    }

    private static Response answer(DkimKeyView view) {
        return Response.ok(view).tag(view.etag()).build();
    }
}
