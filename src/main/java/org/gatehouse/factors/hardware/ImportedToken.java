package org.gatehouse.factors.hardware;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.Problem;

/** What became of one token of a file. */
@Schema(name = "ImportedHardwareToken", description = "What became of one token of the file")
public record ImportedToken(
        @Schema(description = "Its place in the file, from 0", example = "0", required = true)
        int index,

        @Schema(description = "Absent where there is none that can be told", example = "2308704112340")
        String serialNumber,

        @Schema(
                description = "The HTTP status that a single call would have had: 201, 400 or 409",
                example = "201",
                required = true)
        int status,

        UUID id,
        @Schema(description = "Why it was not made") Problem problem) {
    static ImportedToken made(int index, NewToken token) {
        return new ImportedToken(index, token.serialNumber(), 201, token.id(), null);
    }

    static ImportedToken refused(int index, String serialNumber, ApiException refusal) {
        return new ImportedToken(index, serialNumber, refusal.type().status(), null, refusal.problem());
    }
}
