package org.gatehouse.factors.sessions;

import static org.gatehouse.security.Scope.SESSIONS_READ;
import static org.gatehouse.security.Scope.SESSIONS_WRITE;

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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gatehouse.api.Parameters;
import org.gatehouse.api.Refuses;
import org.gatehouse.api.Unversioned;
import org.gatehouse.security.Uncounted;

/** Sessions over HTTP. */
@Path("domains/{domain}/sessions")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Second factors")
public class SessionsResource {
    @Inject
    SessionService sessions;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(SESSIONS_WRITE)
    @Unversioned
    @Refuses({
        "domain-not-found",
        "domain-not-allowed",
        "user-not-found",
        "user-protected",
        "not-a-member",
        "token-not-found",
        "token-not-active",
        "factor-disabled",
        "too-many-sessions",
        "login-delayed"
    })
    @Operation(operationId = "createSession", summary = "Ask a member's device, or judge a code, which decides at once")
    @APIResponseSchema(value = SessionView.class, responseCode = "201")
    public Response create(@PathParam("domain") String domain, NewSession draft, @Context UriInfo uri) {
        SessionView view = sessions.create(domain, draft);
        return Response.created(
                        uri.getAbsolutePathBuilder().path(view.id().toString()).build())
                .entity(view)
                .build();
    }

    @GET
    @Path("{session}")
    @RolesAllowed({SESSIONS_READ, SESSIONS_WRITE})
    @Uncounted
    @Refuses({"domain-not-found", "domain-not-allowed", "user-protected", "session-not-found"})
    @Operation(
            operationId = "getSession",
            summary = "Read a session, or wait for its end; it stays for ten minutes after that")
    @APIResponseSchema(SessionView.class)
    public CompletionStage<SessionView> get(
            @PathParam("domain") String domain,
            @PathParam("session") String session,
            @Parameter(
                            description = "For how long to wait while it is pending, 1s to 60s",
                            schema = @Schema(pattern = "^([1-9]|[1-5][0-9]|60)s$"),
                            example = "30s")
                    @QueryParam("wait")
                    String wait) {
        Duration most = Parameters.value("wait", wait, WaitTime::parse);
        return most == null
                ? CompletableFuture.completedStage(sessions.get(domain, session))
                : sessions.await(domain, session, most);
    }

    @DELETE
    @Path("{session}")
    @RolesAllowed(SESSIONS_WRITE)
    @Refuses({"domain-not-found", "domain-not-allowed", "user-protected", "session-not-found", "session-ended"})
    @Operation(operationId = "cancelSession", summary = "End a pending session as denied")
    @APIResponse(responseCode = "204", description = "It has ended")
    public Response cancel(@PathParam("domain") String domain, @PathParam("session") String session) {
        sessions.cancel(domain, session);
        return Response.noContent().build();
    }
}
