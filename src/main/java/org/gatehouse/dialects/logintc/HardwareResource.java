package org.gatehouse.dialects.logintc;

import static org.gatehouse.dialects.logintc.LoginTcId.HARDWARE_TOKEN;
import static org.gatehouse.security.Scope.HARDWARE_TOKENS_READ;
import static org.gatehouse.security.Scope.HARDWARE_TOKENS_WRITE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.gatehouse.factors.hardware.HardwareTokenChange;
import org.gatehouse.factors.hardware.HardwareTokenService;

/** Hardware tokens. */
@Path("hardware")
@ApplicationScoped
@Produces(LoginTc.TYPE)
public class HardwareResource {
    @Inject
    HardwareTokenService tokens;

    @Inject
    HardwareRequests requests;

    @Inject
    Bodies sent;

    @Inject
    HttpServletRequest request;

    @POST
    @RolesAllowed(HARDWARE_TOKENS_WRITE)
    public HardwareBody create(InputStream body) throws IOException {
        return HardwareBody.of(tokens.create(requests.newToken(sent.read(body))));
    }

    @GET
    @RolesAllowed(HARDWARE_TOKENS_READ)
    public List<HardwareBody> list() {
        int page = new LoginTcQuery(request.getQueryString()).page();
        return tokens.page(page, LoginTc.PAGE).stream().map(HardwareBody::of).toList();
    }

    @GET
    @Path("{hardware}")
    @RolesAllowed(HARDWARE_TOKENS_READ)
    public HardwareBody get(@PathParam("hardware") String hardware) {
        return HardwareBody.of(tokens.get(HARDWARE_TOKEN.read(hardware)));
    }

    @PUT
    @Path("{hardware}")
    @RolesAllowed(HARDWARE_TOKENS_WRITE)
    public HardwareBody update(@PathParam("hardware") String hardware, InputStream body) throws IOException {
        String id = HARDWARE_TOKEN.read(hardware);
        Optional<HardwareTokenChange> change = requests.change(sent.read(body));
        return HardwareBody.of(change.isPresent() ? tokens.rename(id, change.get()) : tokens.get(id));
    }

    @DELETE
    @Path("{hardware}")
    @RolesAllowed(HARDWARE_TOKENS_WRITE)
    public Response delete(@PathParam("hardware") String hardware) {
        tokens.delete(HARDWARE_TOKEN.read(hardware));
        return LoginTc.done();
    }
}
