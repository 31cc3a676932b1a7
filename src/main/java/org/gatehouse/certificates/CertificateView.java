package org.gatehouse.certificates;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A certificate as clients see it: without its key. */
@Schema(name = "Certificate", description = "A certificate; its key leaves only with the bundle")
public record CertificateView(
        @Schema(required = true) UUID id,
        @Schema(required = true) CertificateOrigin origin,

        @Schema(description = "Sorted; a wildcard begins with *.", example = "[\"mail.example.com\"]", required = true)
        List<String> hosts,

        @Schema(required = true) CertificateState state,
        @Schema(required = true) Instant notBefore,
        @Schema(required = true) Instant notAfter,

        @Schema(description = "Whole days until it expires; negative after", example = "61", required = true)
        long daysLeft,

        @Schema(description = "Distinguished name", example = "CN=R11,O=Let's Encrypt,C=US", required = true)
        String issuer,

        @Schema(description = "In hex", example = "04ab9f2c", required = true)
        String serialNumber,

        @Schema(required = true) KeyType keyType,

        @Schema(description = "SHA-256 of the certificate, in hex", required = true)
        String fingerprint,

        @Schema(description = "Whether its chain leads to a root that this server trusts", required = true)
        boolean trusted,

        @Schema(description = "PEM: the host's own first; without the key. Absent in lists")
        String chain,

        @Schema(description = "When it is renewed; absent if never")
        Instant renewAt,

        @Schema(description = "The latest order that was to renew it")
        UUID renewalOrderId,

        @Schema(required = true) Instant createdAt,
        @Schema(required = true) Instant updatedAt,
        @Schema(example = "0-3f2a9c1e", required = true) String etag) {}
