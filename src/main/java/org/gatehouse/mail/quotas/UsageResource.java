package org.gatehouse.mail.quotas;

import static org.gatehouse.security.Scope.QUOTAS_READ;
import static org.gatehouse.security.Scope.USAGE_WRITE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gatehouse.api.Page;
import org.gatehouse.api.Refuses;
import org.gatehouse.api.Unversioned;
import org.gatehouse.security.UserMode;

/** What a user has sent, over HTTP. */
@Path("users/{user}/usage")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sending")
public class UsageResource {
    @Inject
    UsageService usages;

    @GET
    @UserMode
    @RolesAllowed(QUOTAS_READ)
    @Unversioned
    @Refuses({"user-not-found", "user-protected", "domain-not-allowed"})
    @Operation(operationId = "getUsage", summary = "Read how much a user has sent; this begins no new period")
    public UsageView get(@PathParam("user") String user) {
        return usages.usage(user);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(USAGE_WRITE)
    @Unversioned
    @Refuses({"user-not-found", "user-protected", "domain-not-allowed", "quota-exceeded"})
    @Operation(
            operationId = "countMessage",
            summary = "Count a message that a user is about to send, or refuse it; for mail servers")
    @APIResponseSchema(value = UsageView.class, responseCode = "200")
    public UsageView count(@PathParam("user") String user, UsageDraft message) {
        return usages.count(user, message);
    }

    @GET
    @Path("periods")
    @UserMode
    @RolesAllowed(QUOTAS_READ)
    @Refuses({"user-not-found", "user-protected", "domain-not-allowed"})
    @Operation(
            operationId = "listUsagePeriods",
            summary = "List how much a user sent in the last 24 periods that are over, the latest first")
    public Page<UsagePeriod> periods(@PathParam("user") String user) {
        return new Page<>(usages.periods(user), null);
    }
}
