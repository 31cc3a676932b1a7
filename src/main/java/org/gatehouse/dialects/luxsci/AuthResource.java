package org.gatehouse.dialects.luxsci;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.gatehouse.access.CodeSession;
import org.gatehouse.access.CodeSessions;
import org.gatehouse.dialects.LenientBody;
import org.gatehouse.security.Open;

/** Begins and ends sessions. */
@Path("auth")
@ApplicationScoped
@Produces(LuxSci.TYPE)
public class AuthResource {
    @Inject
    CodeSessions sessions;

    @Inject
    AuthCode auths;

    @Inject
    LuxSciCredentialsReader reader;

    @Inject
    HttpServletRequest request;

    @Inject
    Clock clock;

    /** By a code alone, or by a code and a user; the same login may come more than once. */
    @POST
    @Open
    public Response begin(LenientBody body) {
        SignedLogin login = SignedLogin.of(body);
        login.requireAbout(clock.instant());
        CodeSession session = sessions.begin(login.shown(), login.who(), reader, request);
        return Response.status(Response.Status.CREATED)
                .entity(Envelope.session(auths.of(session)))
                .build();
    }

    /** Also all others of the same code and user. */
    @DELETE
    @Open
    public Envelope end() {
        sessions.end(request);
        return Envelope.comment("Authentication session revoked.");
    }
}
