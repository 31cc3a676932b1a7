package org.gatehouse.webaides;

import static org.gatehouse.webaides.WebAideProblem.IMPORT_INTERRUPTED;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.Problem;

/**
 * One import as it is stored.
 *
 * @param beatAt when its node last said that it is at work
 * @param problem why it failed, else null
 */
record ImportRun(
        UUID id,
        WebAideKey webaide,
        String format,
        ImportState state,
        ImportCounts counts,
        Problem problem,
        String createdBy,
        Instant createdAt,
        Instant beatAt,
        Instant finishedAt) {
    /** How long a node may be silent before its imports count as failed, for everybody and for ever. */
    static final Duration SILENCE = Duration.ofMinutes(1);

    static ImportRun begun(UUID id, WebAideKey webaide, String format, String by, Instant now) {
        return new ImportRun(
                id, webaide, format, ImportState.RUNNING, ImportCounts.of(0, 0, 0, 0), null, by, now, now, null);
    }

    static ApiException interrupted() {
        return IMPORT_INTERRUPTED.because("what was done stays done; send the file again, which doubles nothing");
    }

    /** Whether nobody works on it any more. */
    boolean isInterrupted(Instant now) {
        return state == ImportState.RUNNING && beatAt.isBefore(now.minus(SILENCE));
    }

    ImportView view(Instant now) {
        boolean interrupted = isInterrupted(now);
        return new ImportView(
                id,
                webaide.webaideId(),
                format,
                interrupted ? ImportState.FAILED : state,
                createdAt,
                interrupted ? beatAt : finishedAt,
                counts,
                interrupted ? interrupted().problem() : problem,
                null,
                null);
    }

    /** A container as imports name it. */
    record WebAideKey(UUID organizationId, UUID userId, UUID webaideId) {
        static WebAideKey of(WebAide webaide) {
            return new WebAideKey(webaide.organizationId(), webaide.userId(), webaide.id());
        }
    }
}
