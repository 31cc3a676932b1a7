package org.gatehouse.mail.quotas;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A period that is over. */
@Schema(description = "A period that is over, with the limits that it had in the end")
public record UsagePeriod(
        @Schema(required = true) Instant start,
        @Schema(required = true) Instant end,
        @Schema(example = "990", required = true) long messages,
        @Schema(example = "4823100", required = true) long bytes,

        @Schema(description = "Absent when there was no limit", example = "1000")
        Long messagesLimit,

        @Schema(description = "Absent when there was no limit", example = "5368709120")
        Long bytesLimit) {}
