package org.gatehouse.aliases;

import jakarta.validation.GroupSequence;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.validation.groups.Default;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gatehouse.domains.EmailAddress;
import org.gatehouse.platform.Lengths;
import org.gatehouse.platform.SingleLine;

/** What a client says of an alias, at its making and in changes. */
@Schema(description = "What may be said of an alias")
@GroupSequence({Lengths.class, AliasDraft.class})
public record AliasDraft(
        @Schema(required = true) @NotNull(message = "is required")
        AliasAddress address,

        @Schema(description = "Delivers, unless said otherwise")
        Action action,

        @Schema(description = "Where mail goes; needed to deliver, and not there to bounce")
        @Size(
                max = 100,
                message = "must have at most 100 elements",
                groups = {Lengths.class, Default.class})
        List<@NotNull(message = "must not be null") EmailAddress> destinations,

        @Schema(defaultValue = "true") Boolean enabled,

        @Schema(description = "One line, for people", example = "Questions of all kinds", maxLength = 500)
        @SingleLine(max = 500)
        String description) {
    public AliasDraft {
        action = action == null ? Action.DELIVER : action;
        destinations = destinations == null ? List.of() : destinations;
        enabled = enabled == null || enabled;
    }

    /** The destinations by their keys, each once, in the order given. */
    Map<String, EmailAddress> distinctDestinations() {
        Map<String, EmailAddress> distinct = new LinkedHashMap<>();
        destinations.forEach(destination -> distinct.putIfAbsent(destination.key(), destination));
        return distinct;
    }
}
