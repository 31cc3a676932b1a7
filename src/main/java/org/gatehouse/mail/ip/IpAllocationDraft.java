package org.gatehouse.mail.ip;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gatehouse.platform.SingleLine;

/** Which address a user is to get. */
@Schema(description = "Which address the user is to get: this one, or the next free one of a pool; just one of both")
public record IpAllocationDraft(
        @Schema(description = "IPv4 or IPv6, in any spelling", example = "192.0.2.10", maxLength = 45)
        @SingleLine(max = 45)
        String address,

        @Schema(description = "Id or name of the pool", example = "newsletters", maxLength = 200) @SingleLine(max = 200)
        String pool) {}
