package org.gatehouse.factors.apps;

import static org.gatehouse.security.Scope.TOKENS_READ;
import static org.gatehouse.security.Scope.TOKENS_WRITE;

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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gatehouse.api.Refuses;
import org.gatehouse.security.UserMode;

/** The authenticator app of a user over HTTP. */
@Path("users/{user}/otp")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Second factors")
public class AuthenticatorAppResource {
    @Inject
    AppService apps;

    @Inject
    AppConfirmation confirmation;

    @GET
    @UserMode
    @RolesAllowed(TOKENS_READ)
    @Refuses({"user-not-found", "user-protected", "domain-not-allowed", "otp-not-found"})
    @Operation(operationId = "getAuthenticatorApp", summary = "Read how far a user's authenticator app is")
    public AppView get(@PathParam("user") String user) {
        return apps.get(user);
    }

    @POST
    @UserMode
    @RolesAllowed(TOKENS_WRITE)
    @Refuses({"user-not-found", "user-protected", "domain-not-allowed", "own-password-needed", "otp-confirmed"})
    @Operation(
            operationId = "beginAuthenticatorApp",
            summary = "Make a secret for an authenticator app, which a first code then confirms")
    public AppSecret begin(@PathParam("user") String user) {
        return apps.begin(user);
    }

    @POST
    @Path("confirm")
    @Consumes(MediaType.APPLICATION_JSON)
    @UserMode
    @RolesAllowed(TOKENS_WRITE)
    @Refuses({
        "user-not-found",
        "user-protected",
        "domain-not-allowed",
        "own-password-needed",
        "otp-not-found",
        "otp-confirmed",
        "code-wrong",
        "login-delayed"
    })
    @Operation(
            operationId = "confirmAuthenticatorApp",
            summary = "Confirm an authenticator app by a code of it; that code is used up then")
    public AppView confirm(@PathParam("user") String user, AppCode code) {
        return confirmation.confirm(user, code);
    }

    @POST
    @Path("unlock")
    @RolesAllowed(TOKENS_WRITE)
    @Refuses({"user-not-found", "user-protected", "domain-not-allowed", "otp-not-found"})
    @Operation(
            operationId = "unlockAuthenticatorApp",
            summary = "Forget wrong codes, also when the app is revoked for them")
    public AppView unlock(@PathParam("user") String user) {
        return apps.unlock(user);
    }

    @DELETE
    @UserMode
    @RolesAllowed(TOKENS_WRITE)
    @Refuses({"user-not-found", "user-protected", "domain-not-allowed", "own-password-needed", "otp-not-found"})
    @Operation(operationId = "deleteAuthenticatorApp", summary = "Forget the secret of a user's authenticator app")
    @APIResponse(responseCode = "204", description = "It is gone")
    public Response delete(@PathParam("user") String user) {
        apps.delete(user);
        return Response.noContent().build();
    }
}
