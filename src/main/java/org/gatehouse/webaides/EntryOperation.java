package org.gatehouse.webaides;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gatehouse.api.BatchOperation;

/** One operation of a batch of entries. What it says is judged on its own, so that one wrong operation spoils no other. */
@Schema(description = "One operation of a batch of entries")
public record EntryOperation(
        @Schema(required = true) BatchOperation.Op op,

        @Schema(
                description = "What to update or delete; for create an id of your choice, a UUID, if you like",
                example = "01a2018d-7c1e-7c57-8b8e-0d6a1b7f2c11")
        String id,

        @Schema(description = "For create: its name in the world, if it has one", maxLength = EntryDraft.MAX_UID)
        String uid,

        @Schema(
                type = SchemaType.OBJECT,
                implementation = Object.class,
                description = "For create, what it says; for update, a merge patch of that")
        JsonNode content,

        @Schema(description = "The ETag that it must have", example = "57-3f2a9c1e")
        String ifMatch) {}
