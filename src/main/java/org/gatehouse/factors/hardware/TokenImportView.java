package org.gatehouse.factors.hardware;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of a file of hardware tokens. */
@Schema(name = "HardwareTokenImport", description = "What became of the tokens of the file, in their order there")
public record TokenImportView(
        @Schema(description = "How many tokens the file has", example = "2", required = true)
        int read,

        @Schema(example = "1", required = true) int created,
        @Schema(example = "1", required = true) int refused,
        @Schema(required = true) List<ImportedToken> items) {
    static TokenImportView of(List<ImportedToken> items) {
        int created = (int) items.stream().filter(item -> item.id() != null).count();
        return new TokenImportView(items.size(), created, items.size() - created, items);
    }
}
