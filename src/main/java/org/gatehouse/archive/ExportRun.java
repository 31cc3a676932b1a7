package org.gatehouse.archive;

import java.time.Instant;
import java.util.UUID;
import org.gatehouse.api.Problem;
import org.gatehouse.domains.archive.ArchiveSource;

/**
 * One export as it is stored.
 *
 * @param runId of whoever builds it, or has built it
 * @param archive what has become of it; null until then
 * @param fetchedBy the code that has fetched it last; null until then
 */
record ExportRun(
        UUID id,
        UUID organizationId,
        UUID domainId,
        ArchiveSource.Contents contents,
        RunState state,
        UUID runId,
        Archive archive,
        Problem problem,
        String createdBy,
        Instant createdAt,
        Instant finishedAt,
        Instant expiresAt,
        UUID fetchedBy) {
    /** An archive that is there. */
    record Archive(long size, String sha256, long files) {}

    boolean isExpired(Instant now) {
        return expiresAt != null && expiresAt.isBefore(now);
    }

    ExportView view() {
        return new ExportView(
                id,
                domainId,
                state,
                contents.passwordHashes(),
                contents.dkimKeys(),
                contents.webaides(),
                archive == null ? null : archive.size(),
                archive == null ? null : archive.sha256(),
                archive == null ? null : archive.files(),
                createdAt,
                finishedAt,
                expiresAt,
                problem);
    }
}
