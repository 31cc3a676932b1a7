package org.gatehouse.factors.devices;

import static org.gatehouse.security.Scope.TOKENS_READ;
import static org.gatehouse.security.Scope.TOKENS_WRITE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gatehouse.api.Refuses;

/** Tokens of members over HTTP. */
@Path("domains/{domain}/members/{user}/token")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Second factors")
public class TokensResource {
    @Inject
    TokenService tokens;

    @GET
    @RolesAllowed(TOKENS_READ)
    @Refuses({
        "domain-not-found",
        "domain-not-allowed",
        "user-not-found",
        "user-protected",
        "not-a-member",
        "token-not-found"
    })
    @Operation(operationId = "getToken", summary = "Read the second-factor token of a member")
    public TokenView get(@PathParam("domain") String domain, @PathParam("user") String user) {
        return tokens.get(domain, user);
    }

    @PUT
    @RolesAllowed(TOKENS_WRITE)
    @Refuses({"domain-not-found", "domain-not-allowed", "user-not-found", "user-protected", "not-a-member"})
    @Operation(
            operationId = "issueToken",
            summary = "Issue a token to a member, unless one is pending or active; only a new one shows its code")
    public TokenView issue(@PathParam("domain") String domain, @PathParam("user") String user) {
        return tokens.issue(domain, user);
    }

    @DELETE
    @RolesAllowed(TOKENS_WRITE)
    @Refuses({
        "domain-not-found",
        "domain-not-allowed",
        "user-not-found",
        "user-protected",
        "not-a-member",
        "token-not-found"
    })
    @Operation(operationId = "deleteToken", summary = "Revoke the token of a member for good")
    @APIResponse(responseCode = "204", description = "Its device is asked no more")
    public Response delete(@PathParam("domain") String domain, @PathParam("user") String user) {
        tokens.delete(domain, user);
        return Response.noContent().build();
    }

    @POST
    @Path("unlock")
    @RolesAllowed(TOKENS_WRITE)
    @Refuses({
        "domain-not-found",
        "domain-not-allowed",
        "user-not-found",
        "user-protected",
        "not-a-member",
        "token-not-found"
    })
    @Operation(
            operationId = "unlockToken",
            summary = "Forget the wrong codes of a token, and make a revoked one active again")
    @APIResponseSchema(TokenView.class)
    public TokenView unlock(@PathParam("domain") String domain, @PathParam("user") String user) {
        return tokens.unlock(domain, user);
    }
}
