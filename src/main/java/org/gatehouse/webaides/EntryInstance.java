package org.gatehouse.webaides;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gatehouse.webaides.content.recurrence.Instance;

/** Which instance of an event an entry of a list with {@code expand} shows. */
@Schema(description = "When an event happens")
public record EntryInstance(
        @Schema(
                description = "The local time that names it in its series; absent for an event that does not recur",
                example = "2027-03-28T09:00:00")
        String recurrenceId,

        @Schema(required = true) Instant start,
        @Schema(required = true) Instant end) {
    static EntryInstance of(Instance instance) {
        return new EntryInstance(instance.recurrenceId(), instance.start(), instance.end());
    }
}
