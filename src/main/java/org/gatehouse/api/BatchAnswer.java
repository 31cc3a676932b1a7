package org.gatehouse.api;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of each operation of a batch, in the order of the request. */
@Schema(description = "What became of each operation, in the order of the request")
public record BatchAnswer(@Schema(required = true) List<Item> items) {
    /** What became of one operation. */
    @Schema(name = "BatchItem", description = "What became of one operation")
    public record Item(
            @Schema(description = "Its place in the request, from 0", example = "0", required = true)
            int index,

            BatchOperation.Op op,

            @Schema(description = "The id of what was made, changed or deleted")
            UUID id,

            @Schema(description = "The HTTP status that a single call would have had", example = "201", required = true)
            int status,

            @Schema(example = "0-3f2a9c1e") String etag,
            @Schema(description = "Why it was not done") Problem problem) {
        public static Item done(int index, BatchOperation.Op op, UUID id, int status, String etag) {
            return new Item(index, op, id, status, etag, null);
        }

        public static Item refused(int index, BatchOperation.Op op, ApiException refusal) {
            return new Item(index, op, null, refusal.type().status(), null, refusal.problem());
        }

        @JsonIgnore // a stored answer is read back, and status and problem say it already
        public boolean isRefused() {
            return problem != null;
        }
    }

    /**
     * This answer, if nothing was refused.
     *
     * @throws ApiException 400 {@code batch-refused} with one error for each refused operation, which undoes the others
     */
    public BatchAnswer orRefused() {
        List<FieldError> errors = items.stream()
                .filter(Item::isRefused)
                .map(item -> new FieldError("/operations/" + item.index(), reason(item.problem())))
                .toList();
        if (!errors.isEmpty()) {
            throw new ApiException(
                    CommonProblem.BATCH_REFUSED, errors.size() + " of " + items.size() + " operations fail", errors);
        }
        return this;
    }

    private static String reason(Problem problem) {
        StringBuilder reason = new StringBuilder(problem.type().substring("/problems/".length()));
        if (problem.detail() != null) {
            reason.append(": ").append(problem.detail());
        }
        if (problem.errors() != null) {
            problem.errors().forEach(error -> reason.append("; ")
                    .append(error.pointer())
                    .append(' ')
                    .append(error.detail()));
        }
        return reason.toString();
    }
}
