package org.gatehouse.factors.hardware;

import static org.gatehouse.security.Scope.HARDWARE_TOKENS_READ;
import static org.gatehouse.security.Scope.HARDWARE_TOKENS_WRITE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gatehouse.api.Refuses;

/** Whose a hardware token is, over HTTP. */
@Path("users/{user}/hardware-token")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Second factors")
public class UserHardwareTokenResource {
    @Inject
    HardwareTokenService tokens;

    @GET
    @RolesAllowed(HARDWARE_TOKENS_READ)
    @Refuses({"user-not-found", "user-protected", "domain-not-allowed", "hardware-token-not-found"})
    @Operation(operationId = "getUserHardwareToken", summary = "Read the hardware token that a user has")
    public HardwareTokenView get(@PathParam("user") String user) {
        return tokens.ofUser(user);
    }

    @PUT
    @Path("{token}")
    @RolesAllowed(HARDWARE_TOKENS_WRITE)
    @Refuses({
        "user-not-found",
        "user-protected",
        "domain-not-allowed",
        "hardware-token-not-found",
        "hardware-token-in-use"
    })
    @Operation(
            operationId = "attachHardwareToken",
            summary = "Give a hardware token to a user; each user has one at most, and each token one user")
    public HardwareTokenView attach(@PathParam("user") String user, @PathParam("token") String id) {
        return tokens.attach(user, id);
    }

    @DELETE
    @RolesAllowed(HARDWARE_TOKENS_WRITE)
    @Refuses({"user-not-found", "user-protected", "domain-not-allowed", "hardware-token-not-found"})
    @Operation(operationId = "detachHardwareToken", summary = "Take the hardware token from a user; it is free then")
    @APIResponse(responseCode = "204", description = "The user has it no more")
    public Response detach(@PathParam("user") String user) {
        tokens.detach(user);
        return Response.noContent().build();
    }
}
