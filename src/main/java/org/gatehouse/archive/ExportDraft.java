package org.gatehouse.archive;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a client wants in an archive. */
@Schema(description = "What is wanted in an archive, beside domain, users, members, aliases and quotas")
public record ExportDraft(
        @Schema(description = "The hashes of passwords; needs users.password:export", defaultValue = "false")
        Boolean passwordHashes,

        @Schema(description = "DKIM keys with their private halves; needs dkim-keys:export", defaultValue = "false")
        Boolean dkimKeys,

        @Schema(description = "Contacts, calendars, tasks, notes and links", defaultValue = "true")
        Boolean webaides) {
    public ExportDraft {
        passwordHashes = passwordHashes != null && passwordHashes;
        dkimKeys = dkimKeys != null && dkimKeys;
        webaides = webaides == null || webaides;
    }
}
