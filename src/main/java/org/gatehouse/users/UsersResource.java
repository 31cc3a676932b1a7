package org.gatehouse.users;

import static org.gatehouse.security.Scope.USERS_READ;
import static org.gatehouse.security.Scope.USERS_WRITE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
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
import org.gatehouse.api.Cursors;
import org.gatehouse.api.MergePatch;
import org.gatehouse.api.Page;
import org.gatehouse.api.Preconditions;
import org.gatehouse.api.Refuses;
import org.gatehouse.security.UserMode;

/** Users over HTTP. Translates; decides nothing. */
@Path("users")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Users")
public class UsersResource {
    @Inject
    Cursors cursors;

    @Inject
    UserService users;

    @Inject
    UserDrafts drafts;

    @Inject
    Preconditions given;

    @GET
    @UserMode
    @RolesAllowed(USERS_READ)
    @Refuses({"domain-not-found", "domain-not-allowed"})
    @Operation(operationId = "listUsers", summary = "List users, by username or by time of making")
    public Page<UserView> list(
            @BeanParam UserQuery query, @QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        UserFilter filter = query.filter();
        return users.list(query.domain, filter, cursors.listing(limit, cursor, "users", query.domain, filter));
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

    private static Response answer(UserView view) {
        return Response.ok(view).tag(view.etag()).build();
    }
}
