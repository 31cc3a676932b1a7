package org.gatehouse.api;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Many operations in one call and one transaction. */
@Schema(description = "Up to 10 000 operations, done in order and in one transaction")
public record BatchRequest(
        @Schema(
                description = "Whether one operation that fails undoes all; if false, the others are done",
                defaultValue = "false")
        Boolean atomic,

        @Schema(required = true, maxItems = BatchRequest.MAX_OPERATIONS) @NotNull(message = "is required")
        List<@NotNull(message = "must not be null") BatchOperation> operations) {
    public static final int MAX_OPERATIONS = 10_000;

    /**
     * Refuses too many operations before any rule looks at each of them.
     *
     * @throws ApiException 413 {@code body-too-large}
     */
    public BatchRequest {
        if (operations != null && operations.size() > MAX_OPERATIONS) {
            throw CommonProblem.BODY_TOO_LARGE.because("at most %d operations are taken in one batch", MAX_OPERATIONS);
        }
        atomic = atomic != null && atomic;
    }
}
