package org.gatehouse.access;

import static org.gatehouse.security.Scope.SMTP_API_READ;
import static org.gatehouse.security.Scope.SMTP_API_WRITE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
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
import org.gatehouse.api.Preconditions;
import org.gatehouse.api.Refuses;

/** Who may call the AuthSMTP interface, over HTTP. */
@Path("users/{user}/smtp-api")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sending")
public class SmtpApiResource {
    @Inject
    SmtpApi api;

    @Inject
    SmtpApiService service;

    @Inject
    Preconditions given;

    @GET
    @RolesAllowed(SMTP_API_READ)
    @Refuses({"user-not-found", "user-protected", "domain-not-allowed"})
    @Operation(operationId = "getSmtpApi", summary = "Read whether a user may call the AuthSMTP interface")
    @APIResponseSchema(SmtpApiView.class)
    public Response get(@PathParam("user") String user) {
        return answer(service.get(user));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(SMTP_API_WRITE)
    @Refuses({"user-not-found", "user-protected", "domain-not-allowed", "password-refused"})
    @Operation(
            operationId = "replaceSmtpApi",
            summary = "Open or close the AuthSMTP interface to a user, and set the password for it")
    @APIResponseSchema(SmtpApiView.class)
    public Response replace(@PathParam("user") String user, SmtpApiDraft draft) {
        return answer(api.replace(user, given, draft));
    }

    @DELETE
    @RolesAllowed(SMTP_API_WRITE)
    @Refuses({"user-not-found", "user-protected", "domain-not-allowed"})
    @Operation(
            operationId = "deleteSmtpApi",
            summary = "Close the AuthSMTP interface to a user, and forget the password")
    @APIResponse(responseCode = "204", description = "It is closed")
    public Response delete(@PathParam("user") String user) {
        service.delete(user, given);
        return Response.noContent().build();
    }

    private static Response answer(SmtpApiView view) {
        return Response.ok(view).tag(view.etag()).build();
    }
}
