package org.gatehouse.webaides;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gatehouse.api.BatchRequest;
import org.gatehouse.api.CommonProblem;

/** Many operations on the entries of one container, in one call and one transaction. */
@Schema(description = "Up to 10 000 operations, done in order and in one transaction")
public record EntryBatchRequest(
        @Schema(
                description = "Whether one operation that fails undoes all; if false, the others are done",
                defaultValue = "false")
        Boolean atomic,

        @Schema(required = true, maxItems = BatchRequest.MAX_OPERATIONS) @NotNull(message = "is required")
        List<@NotNull(message = "must not be null") EntryOperation> operations) {
    /**
     * Refuses too many operations before any rule looks at each of them.
     *
     * @throws org.gatehouse.api.ApiException 413 {@code body-too-large}
     */
    public EntryBatchRequest {
        if (operations != null && operations.size() > BatchRequest.MAX_OPERATIONS) {
            throw CommonProblem.BODY_TOO_LARGE.because(
                    "at most %d operations are taken in one batch", BatchRequest.MAX_OPERATIONS);
        }
        atomic = atomic != null && atomic;
    }
}
