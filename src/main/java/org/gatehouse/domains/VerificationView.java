package org.gatehouse.domains;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Whether a domain is known to be the organization's, and by which record that can be shown.
 *
 * @param outcome null unless the DNS was asked
 * @param found null unless the DNS was asked
 */
@Schema(description = "Whether a domain is known to be the organization's, and by which record that can be shown")
public record VerificationView(
        @Schema(required = true) boolean verified,
        Instant verifiedAt,

        @Schema(required = true, description = "What to publish; it can go once the domain is verified")
        TextRecord record,

        @Schema(description = "What the DNS has shown; only in the answer to a check")
        VerificationOutcome outcome,

        @Schema(description = "The texts that the DNS has for that name, at most ten, cut to 300 characters")
        List<String> found) {}
