package org.gatehouse.mail.quotas;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How much a user has sent. */
@Schema(
        name = "Usage",
        description = "How much a user has sent since the period began in which the last message was counted")
public record UsageView(
        @Schema(required = true) Instant periodStart,

        @Schema(
                description =
                        "The first message that is counted from then on begins a new period; it may lie in the past",
                required = true)
        Instant nextReset,

        @Schema(example = "12", required = true) long messages,
        @Schema(example = "48213", required = true) long bytes,

        @Schema(description = "Absent when there is no limit", example = "1000")
        Long messagesLimit,

        @Schema(description = "Absent when there is no limit", example = "5368709120")
        Long bytesLimit,

        @Schema(description = "Up to the limit, never below 0; absent when there is no limit", example = "988")
        Long messagesLeft,

        @Schema(description = "Up to the limit, never below 0; absent when there is no limit", example = "5368660907")
        Long bytesLeft) {
    static UsageView of(Usage usage, SendingQuota quota, Period period) {
        return new UsageView(
                usage.periodStart(),
                period.endAfter(usage.periodStart()),
                usage.messages(),
                usage.bytes(),
                quota.messages(),
                quota.bytes(),
                left(quota.messages(), usage.messages()),
                left(quota.bytes(), usage.bytes()));
    }

    private static Long left(Long limit, long used) {
        return limit == null ? null : Long.valueOf(Math.max(limit - used, 0));
    }
}
