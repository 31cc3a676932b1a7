package org.gatehouse.dialects.logintc;

import static org.gatehouse.dialects.logintc.LoginTcId.HARDWARE_TOKEN;
import static org.gatehouse.dialects.logintc.LoginTcId.USER;
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
import jakarta.ws.rs.core.Response;
import org.gatehouse.factors.hardware.HardwareTokenService;

/** The hardware token of a user. */
@Path("users/{user}/hardware")
@ApplicationScoped
@Produces(LoginTc.TYPE)
public class UserHardwareResource {
    @Inject
    HardwareTokenService tokens;

    @GET
    @RolesAllowed(HARDWARE_TOKENS_READ)
    public HardwareBody get(@PathParam("user") String user) {
        return HardwareBody.of(tokens.ofUser(USER.read(user)));
    }

    @PUT
    @Path("{hardware}")
    @RolesAllowed(HARDWARE_TOKENS_WRITE)
    public Response attach(@PathParam("user") String user, @PathParam("hardware") String hardware) {
        tokens.attach(USER.read(user), HARDWARE_TOKEN.read(hardware));
        return LoginTc.done();
    }

    @DELETE
    @RolesAllowed(HARDWARE_TOKENS_WRITE)
    public Response detach(@PathParam("user") String user) {
        tokens.detach(USER.read(user));
        return LoginTc.done();
    }
}
