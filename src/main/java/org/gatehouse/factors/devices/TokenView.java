package org.gatehouse.factors.devices;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The soft token of a member of a domain. */
@Schema(description = "The second-factor token of a member of a domain")
public record TokenView(
        @Schema(description = "The id of its device, too", required = true)
        UUID id,

        @Schema(required = true) UUID domainId,

        @Schema(required = true) UUID userId,

        @Schema(required = true) TokenState state,

        @Schema(
                description = "The activation code; only in the answer that issued it",
                example = "k3v9x0q2mz",
                minLength = 10,
                maxLength = 10)
        String code,

        @Schema(description = "Until when the activation code can be used; while it is pending")
        Instant codeExpiresAt,

        @Schema(description = "Absent while it is pending") DeviceView device,

        @Schema(description = "What has revoked it") RevokedBy revokedBy,

        @Schema(description = "Wrong codes in a row", example = "0", required = true)
        int failures,

        @Schema(required = true) Instant createdAt) {
    /** Without the code. */
    @Override
    public String toString() {
        return "TokenView[" + id + "]";
    }

    static TokenView of(Token token, String code) {
        DeviceView device = token.publicKey() == null
                ? null
                : new DeviceView(
                        token.deviceName(), DeviceKey.stored(token.publicKey()).type(), token.activatedAt());
        return new TokenView(
                token.id(),
                token.domainId(),
                token.userId(),
                token.state(),
                code,
                token.codeExpiresAt(),
                device,
                token.revokedBy(),
                token.failures(),
                token.createdAt());
    }
}
