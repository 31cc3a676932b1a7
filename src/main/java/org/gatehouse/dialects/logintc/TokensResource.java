package org.gatehouse.dialects.logintc;

import static org.gatehouse.dialects.logintc.LoginTcId.DOMAIN;
import static org.gatehouse.dialects.logintc.LoginTcId.USER;
import static org.gatehouse.security.Scope.TOKENS_READ;
import static org.gatehouse.security.Scope.TOKENS_WRITE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.gatehouse.factors.FactorProblem;
import org.gatehouse.factors.devices.TokenService;
import org.gatehouse.factors.devices.TokenState;
import org.gatehouse.factors.devices.TokenView;
import org.gatehouse.security.Caller;

/** The soft tokens of members. One that is revoked is none. */
@Path("domains/{domain}/users/{user}/token")
@ApplicationScoped
@Produces(LoginTc.TYPE)
public class TokensResource {
    @Inject
    TokenService tokens;

    @Inject
    Caller caller;

    /**
     * A token.
     *
     * @param code to activate it with; null when it is active, and for whoever may not issue any
     */
    record TokenBody(String state, String code) {
        @Override
        public String toString() {
            return "TokenBody";
        }
    }

    @GET
    @RolesAllowed(TOKENS_READ)
    public TokenBody get(@PathParam("domain") String domain, @PathParam("user") String user) {
        TokenView token = NoToken.orResult(() -> tokens.get(DOMAIN.read(domain), USER.read(user)));
        if (token.state() == TokenState.REVOKED) {
            throw FactorProblem.TOKEN_NOT_FOUND.because("it is revoked");
        }
        return body(token);
    }

    @PUT
    @RolesAllowed(TOKENS_WRITE)
    public TokenBody issue(@PathParam("domain") String domain, @PathParam("user") String user) {
        return body(tokens.issue(DOMAIN.read(domain), USER.read(user)));
    }

    @DELETE
    @RolesAllowed(TOKENS_WRITE)
    public Response revoke(@PathParam("domain") String domain, @PathParam("user") String user) {
        return NoToken.orResult(() -> {
            tokens.delete(DOMAIN.read(domain), USER.read(user));
            return LoginTc.done();
        });
    }

    private TokenBody body(TokenView token) {
        return new TokenBody(token.state().name().toLowerCase(Locale.ROOT), code(token));
    }

    private String code(TokenView token) {
        if (token.code() != null || token.state() != TokenState.PENDING || !caller.may(TOKENS_WRITE)) {
            return token.code();
        }
        return tokens.code(caller.organizationId(), token.id()).orElse(null);
    }
}
