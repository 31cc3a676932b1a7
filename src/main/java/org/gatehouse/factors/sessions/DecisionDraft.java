package org.gatehouse.factors.sessions;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A decision as a device sends it. */
@Schema(description = "What the user of a device has decided, signed by the device's key")
public record DecisionDraft(
        @Schema(
                required = true,
                maxLength = 4096,
                description =
                        "A compact JWS (RFC 7515) by ES256 or EdDSA. Its payload is `{\"session\": id, \"decision\":"
                                + " \"approve\", \"deny\" or \"not-me\", \"number\": the session's, \"lock\": true}`; `lock`, which"
                                + " revokes the token, is for not-me only and may be absent",
                example = "eyJhbGciOiJFUzI1NiJ9.eyJzZXNzaW9uIjoiMDFhMmE3YzQifQ.c2lnbmF0dXJl")
        @NotNull(message = "is required")
        @Size(max = 4096, message = "must have at most 4096 characters")
        String jws) {}
