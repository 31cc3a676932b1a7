package org.gatehouse.certificates;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gatehouse.api.Problem;

/** An order as clients see it. */
@Schema(name = "CertificateOrder", description = "What was asked of the CA, and how far it is")
public record CertificateOrderView(
        @Schema(required = true) UUID id,
        @Schema(required = true) OrderState state,
        @Schema(required = true) List<OrderedHost> hosts,

        @Schema(description = "The certificate that it renews")
        UUID renewalOf,

        @Schema(description = "The certificate that came of it")
        UUID certificateId,

        @Schema(description = "Why it failed; what to mend, before it is asked for again")
        Problem problem,

        @Schema(required = true) Instant createdAt,
        Instant finishedAt) {}
