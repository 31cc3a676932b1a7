package org.gatehouse.users;

import static org.gatehouse.security.Scope.USERS_PASSWORD_WRITE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gatehouse.api.Preconditions;
import org.gatehouse.api.Refuses;
import org.gatehouse.security.UserMode;

/** Passwords of users over HTTP; they are set, never read. */
@Path("users")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Users")
public class UserPasswordResource {
    @Inject
    UserPasswords passwords;

    @Inject
    Preconditions given;

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
}
