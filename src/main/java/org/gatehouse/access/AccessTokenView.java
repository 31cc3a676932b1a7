package org.gatehouse.access;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A new access token. Not kept here, so shown in this answer only. */
@Schema(description = "A new access token, shown in this answer only")
public record AccessTokenView(
        @Schema(description = "To be sent as `Authorization: Bearer`", required = true)
        String accessToken,

        @Schema(example = "Bearer", required = true) String tokenType,

        @Schema(description = "In seconds", example = "900", required = true)
        long expiresIn,

        @Schema(description = "What it opens, separated by blanks", example = "users:read", required = true)
        String scope) {
    /** Without the token. */
    @Override
    public String toString() {
        return "AccessTokenView[" + scope + "]";
    }
}
