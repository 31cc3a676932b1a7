package org.gatehouse.webaides;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a client may change of an entry. */
@Schema(description = "What may be changed of an entry")
public record EntryChange(
        @Schema(
                type = SchemaType.OBJECT,
                implementation = Object.class,
                description = "What it says; members that are missing stay, null takes one away",
                required = true)
        @NotNull(message = "is required")
        ObjectNode content) {}
