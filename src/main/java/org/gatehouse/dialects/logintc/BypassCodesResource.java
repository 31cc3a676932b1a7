package org.gatehouse.dialects.logintc;

import static org.gatehouse.dialects.logintc.LoginTcId.BYPASS_CODE;
import static org.gatehouse.security.Scope.BYPASS_CODES_READ;
import static org.gatehouse.security.Scope.BYPASS_CODES_WRITE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.gatehouse.dialects.logintc.BypassCodeBodies.BypassCodeBody;
import org.gatehouse.factors.bypass.BypassCodeService;

/** Bypass codes, one by one. */
@Path("bypasscodes/{code}")
@ApplicationScoped
@Produces(LoginTc.TYPE)
public class BypassCodesResource {
    @Inject
    BypassCodeService codes;

    @Inject
    BypassCodeBodies bodies;

    @GET
    @RolesAllowed(BYPASS_CODES_READ)
    public BypassCodeBody get(@PathParam("code") String code) {
        return bodies.of(codes.get(BYPASS_CODE.read(code)));
    }

    @DELETE
    @RolesAllowed(BYPASS_CODES_WRITE)
    public Response delete(@PathParam("code") String code) {
        codes.delete(BYPASS_CODE.read(code));
        return LoginTc.done();
    }
}
