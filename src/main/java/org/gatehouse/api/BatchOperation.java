package org.gatehouse.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One operation of a batch. What it says is judged on its own, so that one wrong operation spoils no other. */
@Schema(description = "One operation of a batch")
public record BatchOperation(
        @Schema(required = true) Op op,

        @Schema(description = "What to update or delete: its id or name", example = "ada@example.com")
        String id,

        @Schema(
                type = SchemaType.OBJECT,
                implementation = Object.class,
                description = "For create, what a POST takes; for update, a merge patch")
        JsonNode content,

        @Schema(description = "The ETag that it must have", example = "0-3f2a9c1e")
        String ifMatch) {
    /** What is to be done. */
    @Schema(enumeration = {"create", "update", "delete"})
    public enum Op {
        @JsonProperty("create")
        CREATE,
        @JsonProperty("update")
        UPDATE,
        @JsonProperty("delete")
        DELETE
    }
}
