package org.gatehouse.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of every error (RFC 9457). */
@Schema(description = "What went wrong, after RFC 9457")
public record Problem(
        @Schema(
                description = "Which kind of problem; stable, listed in the guide",
                example = "/problems/invalid-body",
                required = true)
        String type,

        @Schema(description = "The kind in words", example = "The body breaks a rule", required = true)
        String title,

        @Schema(description = "The HTTP status", example = "400", required = true)
        int status,

        @Schema(description = "What is particular to this occasion", example = "no user of this id or name")
        String detail,

        @Schema(description = "One for each wrong member") List<FieldError> errors,

        @Schema(description = "Number to tell the operator; with status 500 only", example = "01JD2W7KQ3")
        String incident) {}
