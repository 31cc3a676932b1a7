package org.gatehouse.users.applicationpasswords;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An application password as clients see it. */
@Schema(description = "A password of one program of a user")
public record ApplicationPasswordView(
        @Schema(required = true) UUID id,

        @Schema(required = true, description = "For programs that need an integer in place of the id", example = "4711")
        long number,

        @Schema(required = true) UUID userId,

        @Schema(required = true, example = "mail on the phone")
        String name,

        @Schema(
                description = "What the program sends as the user's password; only in the answer that made it",
                example = "gateapp_3kQmZb7VtXw0LdYfJ2sR8hNc5PuEg1Ta9KoMiBxWvq42rIjhU")
        String password,

        @Schema(description = "Absent when it counts for ever")
        Instant expiresAt,

        @Schema(description = "When somebody last logged in with it, to a minute; absent before the first time")
        Instant lastUsedAt,

        @Schema(required = true) Instant createdAt) {
    /** Without the password. */
    @Override
    public String toString() {
        return "ApplicationPasswordView[" + id + "]";
    }
}
