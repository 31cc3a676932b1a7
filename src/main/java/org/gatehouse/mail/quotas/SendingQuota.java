package org.gatehouse.mail.quotas;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How much a user may send and keep. What is not said is not limited, or is what is built in. */
@Schema(description = "How much a user may send and keep; what is missing is not limited, or is what is built in")
public record SendingQuota(
        @Schema(minimum = "0", description = "Messages in a period, one for each recipient", example = "1000")
        @Min(value = 0, message = "must be at least 0")
        Long messages,

        @Schema(minimum = "0", description = "Bytes in a period, once for each recipient", example = "5368709120")
        @Min(value = 0, message = "must be at least 0")
        Long bytes,

        @Schema(minimum = "0", description = "Bytes of one message", example = "52428800")
        @Min(value = 0, message = "must be at least 0")
        Long messageBytes,

        @Schema(minimum = "0", description = "Bytes that the mailbox may hold", example = "1073741824")
        @Min(value = 0, message = "must be at least 0")
        Long mailboxBytes,

        @Schema(
                minimum = "0",
                maximum = "1000",
                description = "How many addresses and domains the user may send as, beside the own; 10, if absent",
                example = "10")
        @Min(value = 0, message = "must be at least 0")
        @Max(value = 1000, message = "must be at most 1000")
        Integer fromAddresses,

        @Schema(
                minimum = "1",
                maximum = "31",
                description =
                        "The day of the month on which periods begin, at midnight UTC; in shorter months the last one. The"
                                + " day on which the account was made, if absent",
                example = "1")
        @Min(value = 1, message = "must be at least 1")
        @Max(value = 31, message = "must be at most 31")
        Integer periodDay) {
    /** What counts where nothing is stored. */
    public static final SendingQuota NONE = new SendingQuota(null, null, null, null, null, null);

    /** What is built in for those of whom nothing is said. */
    public static final int FROM_ADDRESSES = 10;

    /** How many from-addresses the user may have. */
    public int fromAddressesInForce() {
        return fromAddresses == null ? FROM_ADDRESSES : fromAddresses;
    }
}
