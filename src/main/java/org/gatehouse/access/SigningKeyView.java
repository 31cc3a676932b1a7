package org.gatehouse.access;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A signing key as operators see it; its public half is in {@code /.well-known/jwks.json}. */
@Schema(description = "A key that signs access tokens; its public half is in `/.well-known/jwks.json`")
public record SigningKeyView(
        @Schema(description = "`kid` in tokens and in the key set", required = true)
        UUID id,

        @Schema(required = true) Instant createdAt) {}
