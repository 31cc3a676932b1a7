package org.gatehouse.users.applicationpasswords;

import static org.gatehouse.security.Scope.APPLICATION_PASSWORDS_READ;
import static org.gatehouse.security.Scope.APPLICATION_PASSWORDS_WRITE;

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
import org.gatehouse.security.UserMode;

/** The application passwords of a user over HTTP. */
@Path("users/{user}/application-passwords")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Users")
public class ApplicationPasswordsResource {
    @Inject
    ApplicationPasswordService passwords;

    @GET
    @UserMode
    @RolesAllowed(APPLICATION_PASSWORDS_READ)
    @Refuses({"user-not-found", "user-protected", "domain-not-allowed"})
    @Operation(
            operationId = "listApplicationPasswords",
            summary = "List a user's application passwords that still count, at most fifty, without their secrets")
    public Page<ApplicationPasswordView> list(@PathParam("user") String user) {
        return new Page<>(passwords.list(user), null);
    }

    @POST
    @UserMode
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(APPLICATION_PASSWORDS_WRITE)
    @Unversioned
    @Refuses({
        "user-not-found",
        "user-protected",
        "domain-not-allowed",
        "own-password-needed",
        "too-many-application-passwords"
    })
    @Operation(
            operationId = "createApplicationPassword",
            summary = "Make a password for one program of a user; it is in this answer and nowhere else")
    @APIResponseSchema(value = ApplicationPasswordView.class, responseCode = "201")
    public Response create(@PathParam("user") String user, ApplicationPasswordDraft draft, @Context UriInfo uri) {
        ApplicationPasswordView made = passwords.create(user, draft);
        return Response.created(
                        uri.getAbsolutePathBuilder().path(made.id().toString()).build())
                .entity(made)
                .build();
    }

    @GET
    @Path("{applicationPassword}")
    @UserMode
    @RolesAllowed(APPLICATION_PASSWORDS_READ)
    @Refuses({"user-not-found", "user-protected", "domain-not-allowed", "application-password-not-found"})
    @Operation(operationId = "getApplicationPassword", summary = "Read an application password, without its secret")
    public ApplicationPasswordView get(@PathParam("user") String user, @PathParam("applicationPassword") String id) {
        return passwords.get(user, id);
    }

    @DELETE
    @Path("{applicationPassword}")
    @UserMode
    @RolesAllowed(APPLICATION_PASSWORDS_WRITE)
    @Refuses({
        "user-not-found",
        "user-protected",
        "domain-not-allowed",
        "own-password-needed",
        "application-password-not-found"
    })
    @Operation(
            operationId = "deleteApplicationPassword",
            summary = "Delete an application password; what was made with it ends at once")
    @APIResponse(responseCode = "204", description = "It counts no longer")
    public Response delete(@PathParam("user") String user, @PathParam("applicationPassword") String id) {
        passwords.delete(user, id);
        return Response.noContent().build();
    }
}
