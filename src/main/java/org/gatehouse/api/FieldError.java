package org.gatehouse.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One wrong member of a body. */
public record FieldError(
        @Schema(
                description = "JSON Pointer (RFC 6901) to the member; empty for the whole body",
                example = "/address",
                required = true)
        String pointer,

        @Schema(description = "The rule that it breaks", example = "is required", required = true)
        String detail) {
    /** The same error, seen from outside the member {@code prefix} points to. */
    public FieldError under(String prefix) {
        return new FieldError(prefix + pointer, detail);
    }
}
