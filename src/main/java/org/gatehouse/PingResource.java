package org.gatehouse;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gatehouse.security.Open;

/** Says that Gatehouse is there. */
@Path("ping")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Server")
public class PingResource {
    private static final Pong PONG = new Pong("gatehouse");

    /** The answer to a ping. */
    @Schema(description = "The answer to a ping")
    public record Pong(
            @Schema(example = "gatehouse", required = true) String service) {}

    @GET
    @Open
    @SecurityRequirements
    @Operation(operationId = "ping", summary = "See whether the server answers; no code needed")
    public Pong ping() {
        return PONG;
    }
}
