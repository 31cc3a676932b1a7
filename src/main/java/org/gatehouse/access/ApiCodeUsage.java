package org.gatehouse.access;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** When an API code and its scopes were used last, accurate to a minute. What was never used has no time. */
@Schema(description = "When an API code and its scopes were used last, accurate to a minute")
public record ApiCodeUsage(
        @Schema(description = "With whichever secret") Instant lastUsedAt,

        @Schema(description = "From which address", example = "192.0.2.7")
        String lastAddress,

        @Schema(description = "With the present secret") Instant secretLastUsedAt,

        @Schema(description = "With the secret before the last rotation, while that still works")
        Instant previousSecretLastUsedAt,

        @Schema(description = "Each scope that the code holds", required = true)
        List<ScopeUsage> scopes) {
    /** When a scope was used last. */
    @Schema(description = "When a scope of an API code was used last")
    public record ScopeUsage(
            @Schema(example = "users:read", required = true) String name,

            Instant lastUsedAt,

            @Schema(description = "From which address", example = "192.0.2.7")
            String lastAddress,

            @Schema(
                    description =
                            "Whether it was not used for `unusedDays`, nor were scopes given to the code since; absent if not"
                                    + " asked")
            Boolean unused) {}
}
