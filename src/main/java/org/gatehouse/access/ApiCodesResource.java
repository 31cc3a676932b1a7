package org.gatehouse.access;

import static org.gatehouse.security.Scope.API_CODES_READ;
import static org.gatehouse.security.Scope.API_CODES_WRITE;

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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gatehouse.api.Cursors;
import org.gatehouse.api.MergePatch;
import org.gatehouse.api.Page;
import org.gatehouse.api.Parameters;
import org.gatehouse.api.Preconditions;
import org.gatehouse.api.Refuses;
import org.gatehouse.api.StoresNothing;
import org.gatehouse.platform.InvalidValue;

/** API codes over HTTP. */
@Path("api-codes")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "API codes")
public class ApiCodesResource {
    private static final int MOST_DAYS = 3650;

    @Inject
    Cursors cursors;

    @Inject
    ApiCodeService codes;

    @Inject
    KeyMaker keys;

    @Inject
    CheckService checks;

    @Inject
    Preconditions given;

    @GET
    @RolesAllowed(API_CODES_READ)
    @Operation(operationId = "listApiCodes", summary = "List API codes, in order of making")
    public Page<ApiCodeView> list(@QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        return codes.list(cursors.listing(limit, cursor, "api-codes"));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(API_CODES_WRITE)
    @Refuses({
        "scope-not-held",
        "grant-too-wide",
        "login-taken",
        "password-refused",
        "user-protected",
        "domain-not-allowed"
    })
    @Operation(
            operationId = "createApiCode",
            summary = "Make an API code; its secret is in this answer and never shown again")
    @APIResponseSchema(value = ApiCodeView.class, responseCode = "201")
    public Response create(ApiCodeDraft draft, @Context UriInfo uri) {
        ApiCodeView view = codes.create(draft, keys.make(draft));
        return Response.created(
                        uri.getAbsolutePathBuilder().path(view.id().toString()).build())
                .tag(view.etag())
                .entity(view)
                .build();
    }

    @GET
    @Path("{code}")
    @RolesAllowed(API_CODES_READ)
    @Refuses("api-code-not-found")
    @Operation(operationId = "getApiCode", summary = "Read an API code")
    @APIResponseSchema(ApiCodeView.class)
    public Response get(@PathParam("code") String id) {
        return answer(codes.get(id));
    }

    @GET
    @Path("{code}/usage")
    @RolesAllowed(API_CODES_READ)
    @Refuses("api-code-not-found")
    @Operation(
            operationId = "getApiCodeUsage",
            summary = "Tell when an API code, its secrets and its scopes were used last, accurate to a minute")
    public ApiCodeUsage usage(
            @PathParam("code") String id,
            @Parameter(
                            description = "Mark the scopes that were not used for so many days, 1 to 3650",
                            schema = @Schema(implementation = Integer.class, minimum = "1", maximum = "3650"))
                    @QueryParam("unusedDays")
                    String unusedDays) {
        return codes.usage(id, Parameters.value("unusedDays", unusedDays, ApiCodesResource::days));
    }

    @PATCH
    @Path("{code}")
    @Consumes(MergePatch.TYPE)
    @RolesAllowed(API_CODES_WRITE)
    @Refuses({"api-code-not-found", "scope-not-held", "grant-too-wide", "user-protected", "domain-not-allowed"})
    @Operation(operationId = "patchApiCode", summary = "Change an API code; binds on the very next request")
    @APIResponseSchema(ApiCodeView.class)
    public Response patch(
            @PathParam("code") String id,
            @RequestBody(content = @Content(schema = @Schema(implementation = ApiCodeDraft.class))) MergePatch patch) {
        return answer(codes.patch(id, given, patch));
    }

    @DELETE
    @Path("{code}")
    @RolesAllowed(API_CODES_WRITE)
    @Refuses({"api-code-not-found", "code-in-use", "user-protected", "domain-not-allowed"})
    @Operation(operationId = "deleteApiCode", summary = "Delete an API code")
    @APIResponse(responseCode = "204", description = "It is gone")
    public Response delete(@PathParam("code") String id) {
        codes.delete(id, given);
        return Response.noContent().build();
    }

    @POST
    @Path("{code}/rotate")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(API_CODES_WRITE)
    @Refuses({
        "api-code-not-found",
        "scope-not-held",
        "grant-too-wide",
        "password-refused",
        "user-protected",
        "domain-not-allowed"
    })
    @Operation(
            operationId = "rotateApiCode",
            summary = "Replace the secret; the new one is in this answer, the old one may work on for a while")
    @APIResponseSchema(ApiCodeView.class)
    public Response rotate(@PathParam("code") String id, Rotation rotation) {
        return answer(codes.rotate(id, given, rotation, keys.make(codes.present(id), rotation.password())));
    }

    @POST
    @Path("{code}/check")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(API_CODES_READ)
    @StoresNothing
    @Refuses("api-code-not-found")
    @Operation(
            operationId = "checkApiCode",
            summary =
                    "Ask whether an API code may do something on somebody from an address, and which check would refuse")
    @APIResponseSchema(value = CheckAnswer.class, responseCode = "200")
    public CheckAnswer check(@PathParam("code") String id, CheckRequest asked, @Context HttpHeaders headers) {
        return checks.check(id, asked, headers.getHeaderString(HttpHeaders.HOST));
    }

    private static Integer days(String text) {
        if (!text.matches("[1-9][0-9]{0,3}") || Integer.parseInt(text) > MOST_DAYS) {
            throw new InvalidValue("must be a whole number from 1 to " + MOST_DAYS);
        }
        return Integer.valueOf(text);
    }

    private static Response answer(ApiCodeView view) {
        return Response.ok(view).tag(view.etag()).build();
    }
}
