package org.gatehouse.users;

import static org.gatehouse.security.Scope.USERS_PASSWORD_WRITE;
import static org.gatehouse.security.Scope.USERS_READ;
import static org.gatehouse.security.Scope.USERS_WRITE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gatehouse.api.BatchAnswer;
import org.gatehouse.api.BatchBody;
import org.gatehouse.api.BatchRequest;
import org.gatehouse.api.Cursors;
import org.gatehouse.api.MergePatch;
import org.gatehouse.api.Page;
import org.gatehouse.api.Parameters;
import org.gatehouse.api.Preconditions;
import org.gatehouse.api.Refuses;
import org.gatehouse.security.UserMode;

/** Users over HTTP. Translates; decides nothing. */
@Path("users")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Users")
public class UsersResource {
    private static final int MAX_Q = 100;

    @Inject
    Cursors cursors;

    @Inject
    UserService users;

    @Inject
    UserBatch batch;

    @Inject
    UserDrafts drafts;

    @Inject
    UserPasswords passwords;

    @Inject
    Preconditions given;

    @GET
    @UserMode
    @RolesAllowed(USERS_READ)
    @Refuses({"domain-not-found", "domain-not-allowed"})
    @Operation(operationId = "listUsers", summary = "List users, by username or by time of making")
    public Page<UserView> list(
            @Parameter(description = "Id or name of their home domain") @QueryParam("domain") String domain,
            @Parameter(description = "enabled or disabled", schema = @Schema(implementation = Status.class))
                    @QueryParam("status")
                    String status,
            @Parameter(
                            description = "Text in username, address or display name, without case",
                            schema = @Schema(type = SchemaType.STRING, minLength = 1, maxLength = MAX_Q))
                    @QueryParam("q")
                    String q,
            @Parameter(description = "Made at this time or later", schema = @Schema(implementation = Instant.class))
                    @QueryParam("createdAfter")
                    String createdAfter,
            @Parameter(description = "Made before this time", schema = @Schema(implementation = Instant.class))
                    @QueryParam("createdBefore")
                    String createdBefore,
            @Parameter(description = "Changed at this time or later", schema = @Schema(implementation = Instant.class))
                    @QueryParam("modifiedAfter")
                    String modifiedAfter,
            @Parameter(
                            description = "username, which is the default, or created",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"username", "created"},
                                            defaultValue = "username"))
                    @QueryParam("sort")
                    String sort,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        UserFilter.Sort order = Parameters.constant("sort", sort, UserFilter.Sort.class);
        UserFilter filter = new UserFilter(
                null,
                Parameters.constant("status", status, Status.class),
                Parameters.text("q", q, MAX_Q),
                Parameters.time("createdAfter", createdAfter),
                Parameters.time("createdBefore", createdBefore),
                Parameters.time("modifiedAfter", modifiedAfter),
                order == null ? UserFilter.Sort.USERNAME : order);
        return users.list(domain, filter, cursors.listing(limit, cursor, "users", domain, filter));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(USERS_WRITE)
    @Refuses({
        "domain-not-allowed",
        "address-outside",
        "address-taken",
        "username-taken",
        "domain-full",
        "password-refused"
    })
    @Operation(operationId = "createUser", summary = "Make a user")
    @APIResponseSchema(value = UserView.class, responseCode = "201")
    public Response create(UserDraft draft, @Context UriInfo uri) {
        UserView view = users.create(drafts.judge(draft));
        return Response.created(
                        uri.getAbsolutePathBuilder().path(view.id().toString()).build())
                .tag(view.etag())
                .entity(view)
                .build();
    }

    @POST
    @Path("batch")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(USERS_WRITE)
    @Refuses({"batch-refused", "too-many-passwords"})
    @Operation(
            operationId = "batchUsers",
            summary = "Make, change and delete up to 10 000 users in one transaction, with a result for each")
    public BatchAnswer batch(@BatchBody BatchRequest request) {
        return batch.run(request);
    }

    @GET
    @Path("{user}")
    @UserMode
    @RolesAllowed(USERS_READ)
    @Refuses({"user-not-found", "user-protected", "domain-not-allowed"})
    @Operation(operationId = "getUser", summary = "Read a user")
    @APIResponseSchema(UserView.class)
    public Response get(@PathParam("user") String idOrName) {
        return answer(users.get(idOrName));
    }

    @PATCH
    @Path("{user}")
    @Consumes(MergePatch.TYPE)
    @UserMode
    @RolesAllowed(USERS_WRITE)
    @Refuses({
        "user-not-found",
        "user-protected",
        "domain-not-allowed",
        "address-outside",
        "address-taken",
        "username-taken",
        "domain-full",
        "not-in-user-mode"
    })
    @Operation(
            operationId = "patchUser",
            summary = "Change a user; another address moves the mailbox, and aliases that point to it follow")
    @APIResponseSchema(UserView.class)
    public Response patch(
            @PathParam("user") String idOrName,
            @RequestBody(content = @Content(schema = @Schema(implementation = UserChange.class))) MergePatch patch) {
        return answer(users.patch(idOrName, given, patch));
    }

    @DELETE
    @Path("{user}")
    @RolesAllowed(USERS_WRITE)
    @Refuses({"user-not-found", "user-protected", "domain-not-allowed"})
    @Operation(operationId = "deleteUser", summary = "Delete a user with all that hangs on it")
    @APIResponse(responseCode = "204", description = "It is gone")
    public Response delete(@PathParam("user") String idOrName) {
        users.delete(idOrName, given);
        return Response.noContent().build();
    }

    @PUT
    @Path("{user}/password")
    @Consumes(MediaType.APPLICATION_JSON)
    @UserMode
    @RolesAllowed(USERS_PASSWORD_WRITE)
    @Refuses({
        "user-not-found",
        "user-protected",
        "domain-not-allowed",
        "password-refused",
        "not-in-user-mode",
        "login-delayed"
    })
    @Operation(operationId = "setPassword", summary = "Set a user's password, or its hash from another system")
    @APIResponse(responseCode = "204", description = "It is set")
    public Response setPassword(@PathParam("user") String idOrName, NewPassword newPassword) {
        passwords.set(idOrName, given, newPassword);
        return Response.noContent().build();
    }

    private static Response answer(UserView view) {
        return Response.ok(view).tag(view.etag()).build();
    }
}
