package org.gatehouse.mail.ip;

import jakarta.validation.GroupSequence;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.validation.groups.Default;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gatehouse.platform.Lengths;
import org.gatehouse.platform.Network;
import org.gatehouse.platform.SingleLine;

/** What a client says of a pool. */
@Schema(description = "What may be said of a pool of IP addresses")
@GroupSequence({Lengths.class, IpPoolDraft.class})
public record IpPoolDraft(
        @Schema(
                description = "One line, unique in the organization without case",
                example = "newsletters",
                maxLength = 200,
                required = true)
        @NotBlank(message = "is required")
        @SingleLine(max = 200)
        String name,

        @Schema(
                description = "Its addresses, in the order in which they are given away; none twice",
                example = "[\"192.0.2.0/28\", \"2001:db8::/64\"]",
                required = true)
        @NotNull(message = "is required")
        @Size(
                min = 1,
                max = MAX_RANGES,
                message = "must have 1 to " + MAX_RANGES + " elements",
                groups = {Lengths.class, Default.class})
        List<@NotNull(message = "must not be null") Network> ranges) {
    static final int MAX_RANGES = 100;
}
