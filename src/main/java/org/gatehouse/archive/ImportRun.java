package org.gatehouse.archive;

import static org.gatehouse.domains.archive.ArchiveProblem.ARCHIVE_INVALID;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.gatehouse.api.Problem;
import org.gatehouse.domains.archive.ArchiveRestore;

/**
 * One import as it is stored.
 *
 * @param scopes those of the caller that decide what may be in it
 * @param isReceived whether the whole archive is in the database
 */
record ImportRun(
        UUID id,
        UUID organizationId,
        Set<String> scopes,
        Set<UUID> unreachable,
        boolean isReceived,
        RunState state,
        long size,
        String domain,
        UUID domainId,
        Map<String, Long> counts,
        Problem problem,
        String createdBy,
        UUID codeId,
        Instant createdAt,
        Instant finishedAt) {
    static final Duration LONGEST_UPLOAD = Duration.ofMinutes(30);

    ArchiveRestore.By by() {
        return new ArchiveRestore.By(organizationId, createdBy, scopes, unreachable);
    }

    /** Whether its node has died before the whole archive was in the database. */
    boolean isLost(Instant now) {
        return !isReceived && state == RunState.RUNNING && createdAt.isBefore(now.minus(LONGEST_UPLOAD));
    }

    ImportView view(Instant now) {
        boolean lost = isLost(now);
        return new ImportView(
                id,
                lost ? RunState.FAILED : state,
                size,
                domain,
                domainId,
                counts,
                lost ? ARCHIVE_INVALID.because("it has not arrived whole").problem() : problem,
                createdAt,
                lost ? createdAt.plus(LONGEST_UPLOAD) : finishedAt);
    }
}
