package org.gatehouse.users;

import jakarta.validation.GroupSequence;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.validation.groups.Default;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gatehouse.platform.Lengths;

/** All members that a domain is to have. */
@Schema(description = "All members that a domain is to have; users whose home it is stay members anyhow")
@GroupSequence({Lengths.class, MemberSet.class})
public record MemberSet(
        @Schema(description = "Ids or usernames", example = "[\"ada@example.com\"]", required = true)
        @NotNull(message = "is required")
        @Size(
                max = 10_000,
                message = "must have at most 10000 elements",
                groups = {Lengths.class, Default.class})
        List<@NotNull(message = "must not be null") String> users) {}
