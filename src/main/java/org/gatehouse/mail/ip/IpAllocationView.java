package org.gatehouse.mail.ip;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An address that a user has. */
@Schema(name = "IpAllocation", description = "An IP address that the user's mail goes from")
public record IpAllocationView(
        @Schema(description = "In its canonical form (RFC 5952)", example = "192.0.2.10", required = true)
        String address,

        @Schema(description = "The pool of the organization that it lies in, if any did when it was given")
        UUID poolId,

        @Schema(required = true) Instant createdAt) {}
