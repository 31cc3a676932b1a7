package org.gatehouse.webaides;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.api.Idempotent;
import org.gatehouse.api.Problem;
import org.gatehouse.audit.AuditService;
import org.gatehouse.audit.Target;
import org.gatehouse.platform.Housekeeping;
import org.gatehouse.platform.Retrying;
import org.gatehouse.security.Caller;
import org.gatehouse.security.Identity;

/** Notes the beginning, the life and the end of imports. All but {@link #begin} needs no request. */
@ApplicationScoped
@Retrying
@Transactional
class ImportService {
    /** How many imports of a container are remembered: each may have many items. */
    private static final int KEPT = 10;

    @Inject
    WebAideReach reach;

    @Inject
    ImportRepository imports;

    @Inject
    AuditService audit;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    /** Which import the caller's file belongs to: this one, or the one that an earlier call with the same key began. */
    record Begun(UUID id) {}

    @Idempotent
    Begun begin(UUID id, String webaideId, String format) {
        WebAide webaide = reach.toWrite(webaideId).webaide();
        String by = caller.identity().codeName();
        imports.add(ImportRun.begun(id, ImportRun.WebAideKey.of(webaide), format, by, clock.instant()));
        return new Begun(id);
    }

    /** Says that this node is at work on the import. */
    void beat(UUID id) {
        imports.beat(id, clock.instant());
    }

    /** Notes the end of an import. It failed if there is a problem. */
    void finish(ImportJob job, Problem problem) {
        ImportState state = problem == null ? ImportState.DONE : ImportState.FAILED;
        boolean ended = imports.finish(job.id(), state, problem, clock.instant());
        Optional<ImportRun> run = imports.find(job.webaide(), job.id());
        if (!ended && run.isPresent()) {
            return; // another node took this one for dead, and has told of the end
        }
        String counts = run.map(ImportRun::counts).map(ImportCounts::summary).orElse("gone");
        String detail = problem == null ? counts : counts + ", then " + problem.type();
        audit.doneBy(job.identity(), "webaide.import", job.webaide().target(), detail);
    }

    /** Notes of some imports that nobody works on them any more; tells how many. */
    int giveUpSome(Instant now) {
        List<ImportRun> interrupted = imports.interrupted(now.minus(ImportRun.SILENCE), Housekeeping.STEP);
        for (ImportRun run : interrupted) {
            if (imports.giveUp(run)) {
                audit.doneBy(
                        Identity.server(run.webaide().organizationId()),
                        "webaide.import",
                        new Target("webaide", run.webaide().webaideId(), null),
                        run.counts().summary() + ", interrupted; asked by " + run.createdBy());
            }
        }
        return interrupted.size();
    }

    /** Forgets some of what began before this time; tells how many rows that were. */
    int forgetSome(Instant before) {
        return forget(imports.endedBefore(before, Housekeeping.STEP));
    }

    /** Forgets some of what is too much in a container; tells how many rows that were. */
    int forgetSome(WebAide webaide) {
        return forget(imports.endedOf(webaide, KEPT));
    }

    private int forget(List<UUID> ids) {
        int gone = 0;
        for (UUID id : ids) {
            gone += imports.removeItems(id, Housekeeping.STEP - gone);
            if (gone == Housekeeping.STEP) {
                return gone;
            }
            imports.remove(id);
            gone++;
            if (gone == Housekeeping.STEP) {
                return gone;
            }
        }
        return gone;
    }
}
