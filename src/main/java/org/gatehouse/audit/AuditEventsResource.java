package org.gatehouse.audit;

import static org.gatehouse.security.Scope.AUDIT_EVENTS_READ;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gatehouse.api.Cursors;
import org.gatehouse.api.Page;
import org.gatehouse.api.Parameters;
import org.gatehouse.platform.Ids;
import org.gatehouse.platform.InvalidValue;
import org.gatehouse.security.WholeOrganization;

/** The audit trail over HTTP. */
@Path("audit-events")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit")
public class AuditEventsResource {
    @Inject
    Cursors cursors;

    @Inject
    AuditService events;

    @GET
    @RolesAllowed(AUDIT_EVENTS_READ)
    @WholeOrganization
    @Operation(operationId = "listAuditEvents", summary = "List who did what, newest first")
    public Page<AuditEventView> list(
            @Parameter(
                            description = "The id of the API code that did it",
                            schema = @Schema(implementation = UUID.class))
                    @QueryParam("actor")
                    String actor,
            @Parameter(description = "Thing and verb, such as user.create") @QueryParam("action") String action,
            @Parameter(description = "The id of what it was done to", schema = @Schema(implementation = UUID.class))
                    @QueryParam("target")
                    String target,
            @Parameter(description = "The kind of what it was done to") @QueryParam("targetType") String targetType,
            @Parameter(description = "done or refused", schema = @Schema(implementation = Outcome.class))
                    @QueryParam("outcome")
                    String outcome,
            @Parameter(description = "At this time or later", schema = @Schema(implementation = Instant.class))
                    @QueryParam("after")
                    String after,
            @Parameter(description = "Before this time", schema = @Schema(implementation = Instant.class))
                    @QueryParam("before")
                    String before,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        AuditFilter filter = new AuditFilter(
                Parameters.value("actor", actor, AuditEventsResource::id),
                Parameters.text("action", action, 100),
                Parameters.value("target", target, AuditEventsResource::id),
                Parameters.text("targetType", targetType, 40),
                Parameters.constant("outcome", outcome, Outcome.class),
                Parameters.time("after", after),
                Parameters.time("before", before));
        return events.list(filter, cursors.listing(limit, cursor, "audit-events", filter));
    }

    private static UUID id(String text) {
        return Ids.parse(text).orElseThrow(() -> new InvalidValue("must be a UUID"));
    }
}
