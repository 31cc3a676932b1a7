package org.gatehouse.access;

import static org.gatehouse.security.Scope.ACCESS_TOKENS_WRITE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.api.Refuses;
import org.gatehouse.api.StoresNothing;
import org.gatehouse.security.UserMode;

/** Access tokens over HTTP. */
@Path("access-tokens")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Access tokens")
public class AccessTokensResource {
    @Inject
    TokenIssuer issuer;

    @Inject
    TokenRevocationService revocations;

    @POST
    @UserMode(withoutUser = true)
    @StoresNothing
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(ACCESS_TOKENS_WRITE)
    @Refuses({
        "code-needed",
        "scope-not-held",
        "user-protected",
        "domain-not-allowed",
        "login-delayed",
        "second-factor-needed",
        "second-factor-wrong",
        "second-factor-missing"
    })
    @Operation(
            operationId = "createAccessToken",
            summary = "Get a short-lived token in place of the code's secret, or for a user with name and password")
    @APIResponseSchema(AccessTokenView.class)
    public AccessTokenView create(AccessTokenDraft draft) {
        return issuer.issue(draft);
    }

    @DELETE
    @Path("{jti}")
    @UserMode
    @RolesAllowed(ACCESS_TOKENS_WRITE)
    @Refuses({"invalid-parameter", "not-in-user-mode"})
    @Operation(operationId = "revokeAccessToken", summary = "Revoke a token; binds on the very next request")
    @APIResponse(responseCode = "204", description = "It counts no longer")
    public Response revoke(@PathParam("jti") String id) {
        revocations.revoke(id);
        return Response.noContent().build();
    }

    @DELETE
    @RolesAllowed(ACCESS_TOKENS_WRITE)
    @Refuses({"user-not-found", "user-protected", "domain-not-allowed", "api-code-not-found"})
    @Operation(operationId = "revokeAccessTokens", summary = "Revoke all tokens of a user or of an API code")
    @APIResponse(responseCode = "204", description = "They count no longer")
    public Response revokeAll(
            @Parameter(description = "Id or username of the user") @QueryParam("user") String user,
            @Parameter(description = "Id of the API code, in place of a user") @QueryParam("code") String code) {
        if ((user == null) == (code == null)) {
            throw CommonProblem.INVALID_PARAMETER.because("either user or code must be there");
        }
        if (user != null) {
            revocations.revokeOfUser(user);
        } else {
            revocations.revokeOfCode(code);
        }
        return Response.noContent().build();
    }
}
