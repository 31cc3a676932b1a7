package org.gatehouse.domains.dkim;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gatehouse.domains.TextRecord;

/** A DKIM key as clients see it, without its private half. */
@Schema(description = "A DKIM key, without its private half")
public record DkimKeyView(
        @Schema(required = true) UUID id,
        @Schema(required = true) UUID domainId,
        @Schema(required = true) DkimSelector selector,
        @Schema(required = true) DkimAlgorithm algorithm,
        @Schema(required = true) DkimState state,

        @Schema(required = true, description = "Whether it will sign as soon as the DNS shows its record")
        boolean switches,

        @Schema(required = true, description = "How many days the key is kept that it replaces", example = "7")
        int keepDays,

        @Schema(required = true) TextRecord record,

        @Schema(required = true, description = "In PEM", example = "-----BEGIN PUBLIC KEY-----\n…")
        String publicKey,

        @Schema(description = "Whether the DNS showed its record when it was last asked")
        Boolean published,

        @Schema(description = "When the DNS was last asked for its record")
        Instant checkedAt,

        @Schema(description = "When the DNS last showed it") Instant publishedAt,

        Instant retiredAt,

        @Schema(description = "When it will be deleted, being retired")
        Instant deleteAt,

        @Schema(required = true) Instant createdAt,
        @Schema(required = true) Instant updatedAt,
        @Schema(required = true, example = "0-3f2a9c1e") String etag) {
    /** Whether receivers find it in these texts of its record's name. */
    public boolean isShownBy(List<String> texts) {
        return DkimRecord.isShownBy(record, texts);
    }
}
