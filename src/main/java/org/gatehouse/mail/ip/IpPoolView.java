package org.gatehouse.mail.ip;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A pool as clients see it. */
@Schema(name = "IpPool", description = "IP addresses that can be given to users")
public record IpPoolView(
        @Schema(required = true) UUID id,
        @Schema(example = "newsletters", required = true) String name,

        @Schema(example = "[\"192.0.2.0/28\", \"2001:db8::/64\"]", required = true)
        List<String> ranges,

        @Schema(required = true) Instant createdAt,
        @Schema(required = true) Instant updatedAt,
        @Schema(example = "0-3f2a9c1e", required = true) String etag) {}
