package org.gatehouse.dialects.logintc;

import static org.gatehouse.dialects.logintc.LoginTcId.DOMAIN;
import static org.gatehouse.dialects.logintc.LoginTcId.SESSION;
import static org.gatehouse.security.Scope.SESSIONS_READ;
import static org.gatehouse.security.Scope.SESSIONS_WRITE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.gatehouse.api.ApiException;
import org.gatehouse.factors.FactorProblem;
import org.gatehouse.factors.sessions.NewSession;
import org.gatehouse.factors.sessions.SessionService;
import org.gatehouse.factors.sessions.SessionView;

/** Sessions. */
@Path("domains/{domain}/sessions")
@ApplicationScoped
@Produces(LoginTc.TYPE)
public class SessionsResource {
    @Inject
    SessionService sessions;

    @Inject
    SessionRequests requests;

    @Inject
    Bodies sent;

    /** Just these two members, in this order: the C client reads them by their places. */
    record SessionBody(String id, String state) {
        static SessionBody of(SessionView session) {
            return new SessionBody(
                    SESSION.write(session.id()), session.state().name().toLowerCase(Locale.ROOT));
        }
    }

    @POST
    @RolesAllowed(SESSIONS_WRITE)
    public SessionBody create(
            @PathParam("domain") String domain, @HeaderParam("User-Agent") String client, InputStream body)
            throws IOException {
        String id = DOMAIN.read(domain);
        NewSession session = requests.newSession(sent.read(body), client);
        return SessionBody.of(NoToken.orResult(() -> sessions.create(id, session)));
    }

    @GET
    @Path("{session}")
    @RolesAllowed({SESSIONS_READ, SESSIONS_WRITE})
    public SessionBody get(@PathParam("domain") String domain, @PathParam("session") String session) {
        return SessionBody.of(sessions.get(DOMAIN.read(domain), SESSION.read(session)));
    }

    /** Ends it; clients do so when they have lost patience, and do not care what has become of it meanwhile. */
    @DELETE
    @Path("{session}")
    @RolesAllowed(SESSIONS_WRITE)
    public Response cancel(@PathParam("domain") String domain, @PathParam("session") String session) {
        try {
            sessions.cancel(DOMAIN.read(domain), SESSION.read(session));
        } catch (ApiException refusal) {
            if (refusal.type() != FactorProblem.SESSION_ENDED) {
                throw refusal;
            }
        }
        return LoginTc.done();
    }
}
