package org.gatehouse.factors.devices;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The device of a token. */
@Schema(description = "The device of a token")
public record DeviceView(
        @Schema(description = "As it calls itself", example = "Ada's phone", maxLength = 100, required = true)
        String name,

        @Schema(
                enumeration = {"EC", "OKP"},
                description = "The type of its key: EC signs by ES256, OKP by EdDSA",
                example = "OKP",
                required = true)
        String keyType,

        @Schema(required = true) Instant activatedAt) {}
