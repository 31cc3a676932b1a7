package org.gatehouse.factors.bypass;

import static org.gatehouse.security.Scope.BYPASS_CODES_READ;
import static org.gatehouse.security.Scope.BYPASS_CODES_WRITE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gatehouse.api.Page;
import org.gatehouse.api.Refuses;
import org.gatehouse.api.Unversioned;

/** The bypass codes of a user over HTTP. */
@Path("users/{user}/bypass-codes")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Second factors")
public class UserBypassCodesResource {
    @Inject
    BypassCodeService codes;

    @GET
    @RolesAllowed(BYPASS_CODES_READ)
    @Refuses({"user-not-found", "user-protected", "domain-not-allowed"})
    @Operation(
            operationId = "listBypassCodes",
            summary = "List a user's bypass codes that still count, at most five, without their digits")
    public Page<BypassCodeView> list(@PathParam("user") String user) {
        return new Page<>(codes.list(user), null);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(BYPASS_CODES_WRITE)
    @Unversioned
    @Refuses({"user-not-found", "user-protected", "domain-not-allowed", "too-many-bypass-codes"})
    @Operation(
            operationId = "createBypassCode",
            summary = "Make a bypass code for a user; its digits are in this answer and nowhere else")
    @APIResponseSchema(value = BypassCodeView.class, responseCode = "201")
    public Response create(@PathParam("user") String user, BypassCodeDraft draft, @Context UriInfo uri) {
        BypassCodeView view = codes.create(user, draft);
        return Response.created(uri.getBaseUriBuilder()
                        .path("bypass-codes")
                        .path(view.id().toString())
                        .build())
                .entity(view)
                .build();
    }

    @DELETE
    @RolesAllowed(BYPASS_CODES_WRITE)
    @Refuses({"user-not-found", "user-protected", "domain-not-allowed"})
    @Operation(operationId = "deleteBypassCodes", summary = "Delete all bypass codes of a user")
    @APIResponse(responseCode = "204", description = "There are none any more")
    public Response deleteAll(@PathParam("user") String user) {
        codes.deleteAll(user);
        return Response.noContent().build();
    }
}
