package org.gatehouse.access;

import jakarta.validation.GroupSequence;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.validation.groups.Default;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gatehouse.platform.Lengths;
import org.gatehouse.platform.SingleLine;

/** What a client says of an API code, at its making and in changes. */
@Schema(description = "What may be said of an API code")
@GroupSequence({Lengths.class, ApiCodeDraft.class})
public record ApiCodeDraft(
        @Schema(description = "One line, for people", example = "nightly report", maxLength = 200, required = true)
        @NotBlank(message = "is required")
        @SingleLine(max = 200)
        String name,

        @Schema(description = "Off unless said otherwise", example = "true", defaultValue = "false")
        Boolean enabled,

        @Schema(description = "The names of its scopes; none unless said", example = "[\"users:read\"]")
        @Size(
                max = 100,
                message = "must have at most 100 elements",
                groups = {Lengths.class, Default.class})
        List<@NotNull(message = "must not be null") String> scopes,

        @Schema(description = "When it stops to work; never, if absent", example = "2027-01-01T00:00:00Z")
        Instant expiresAt) {
    /** Unsaid means off and none. */
    public ApiCodeDraft {
        enabled = enabled != null && enabled;
        scopes = scopes == null ? List.of() : scopes;
    }

    /** Whether a code would work at a time when it does not with what {@code other} says. */
    boolean livesLongerThan(ApiCodeDraft other) {
        boolean revived = enabled && !other.enabled;
        boolean prolonged = other.expiresAt != null && (expiresAt == null || expiresAt.isAfter(other.expiresAt));
        return revived || prolonged;
    }

    Set<String> scopeSet() {
        return new TreeSet<>(scopes);
    }
}
