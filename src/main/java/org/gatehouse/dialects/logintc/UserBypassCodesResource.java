package org.gatehouse.dialects.logintc;

import static org.gatehouse.dialects.logintc.LoginTcId.USER;
import static org.gatehouse.security.Scope.BYPASS_CODES_READ;
import static org.gatehouse.security.Scope.BYPASS_CODES_WRITE;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.gatehouse.api.StrictJson;
import org.gatehouse.dialects.LenientBody;
import org.gatehouse.dialects.logintc.BypassCodeBodies.BypassCodeBody;
import org.gatehouse.factors.bypass.BypassCodeDraft;
import org.gatehouse.factors.bypass.BypassCodeService;

/** Bypass codes of a user. */
@Path("users/{user}/bypasscodes")
@ApplicationScoped
@Produces(LoginTc.TYPE)
public class UserBypassCodesResource {
    @Inject
    BypassCodeService codes;

    @Inject
    BypassCodeBodies bodies;

    @Inject
    Bodies sent;

    @Inject
    StrictJson json;

    @POST
    @RolesAllowed(BYPASS_CODES_WRITE)
    public BypassCodeBody create(@PathParam("user") String user, InputStream body) throws IOException {
        String id = USER.read(user);
        LenientBody asked = sent.read(body);
        ObjectNode draft = JsonNodeFactory.instance.objectNode();
        draft.put("usesAllowed", asked.number("usesAllowed"));
        draft.put("minutes", asked.number("expirationTime"));
        return bodies.of(codes.create(id, json.convert(draft, BypassCodeDraft.class)));
    }

    @GET
    @RolesAllowed(BYPASS_CODES_READ)
    public List<BypassCodeBody> list(@PathParam("user") String user) {
        return bodies.of(codes.list(USER.read(user)));
    }

    @DELETE
    @RolesAllowed(BYPASS_CODES_WRITE)
    public Response deleteAll(@PathParam("user") String user) {
        codes.deleteAll(USER.read(user));
        return LoginTc.done();
    }
}
