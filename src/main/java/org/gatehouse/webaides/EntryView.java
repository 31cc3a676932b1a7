package org.gatehouse.webaides;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gatehouse.api.RawJson;
import org.gatehouse.webaides.content.Kind;

/** An entry as clients see it, or as much of it as they have asked for with {@code fields}. */
@Schema(
        description =
                "A contact, event, task, note or link; `fields` leaves out all but `id`, `etag` and what it names")
public record EntryView(
        @Schema(required = true) UUID id,

        @Schema(description = "Its name in the world, the same in every program", example = "urn:uuid:01a2…")
        String uid,

        @Schema(description = "The WebAide that it is in") UUID webaideId,
        Kind kind,

        @Schema(
                type = SchemaType.OBJECT,
                implementation = Object.class,
                description = "What it says; which members there are depends on the kind")
        RawJson content,

        Instant createdAt,

        @Schema(description = "The name of the API code that made it", example = "phone sync")
        String createdBy,

        Instant updatedAt,
        @Schema(example = "57-3f2a9c1e", required = true) String etag,

        @Schema(
                description = "The number of its last change; numbers of one user rise with every change",
                example = "57")
        Long sequence,

        @Schema(description = "In lists with `expand`: which instance of the event this is")
        EntryInstance instance) {}
