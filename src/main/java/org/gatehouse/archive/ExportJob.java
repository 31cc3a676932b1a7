package org.gatehouse.archive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.BackgroundFailures;
import org.gatehouse.platform.Ids;
import org.gatehouse.platform.Job;
import org.gatehouse.platform.Log;
import org.gatehouse.platform.Sha256;
import org.gatehouse.platform.SqlFailures;

/** Makes the archive of an export, piece by piece into the database. When its node dies another one begins anew. */
@ApplicationScoped
class ExportJob implements Job {
    private static final Log LOG = Log.of(ExportJob.class);

    @Inject
    ExportRepository exports;

    @Inject
    ArchiveWriter writer;

    @Inject
    ArchivePlaces places;

    @Inject
    BackgroundFailures failures;

    @Inject
    ArchivesConfig config;

    @Inject
    Clock clock;

    @Override
    public String name() {
        return "archive.export";
    }

    @Override
    public Optional<Instant> run(String about) throws Exception {
        UUID id = UUID.fromString(about);
        Optional<ExportRun> run = exports.find(id);
        if (run.isEmpty()) {
            return Optional.empty();
        }
        UUID organizationId = run.get().organizationId();
        if (!places.take(ArchivePlaces.Work.EXPORT, organizationId)) {
            return Optional.of(clock.instant().plus(ArchivePlaces.WAIT));
        }
        try {
            make(run.get());
        } finally {
            places.leave(ArchivePlaces.Work.EXPORT, organizationId);
        }
        return Optional.empty();
    }

    @Override
    public void giveUp(String about, Throwable last) {
        fail(UUID.fromString(about), last);
    }

    private void make(ExportRun run) throws IOException {
        UUID runId = Ids.next();
        if (!exports.take(run.id(), runId)) {
            return;
        }
        try {
            build(run, runId);
        } catch (Superseded e) {
            LOG.info("An export goes on elsewhere, or is not wanted any more");
        } catch (ApiException e) { // trying again would not help
            fail(run.id(), e);
        }
    }

    private void build(ExportRun run, UUID runId) throws IOException {
        MessageDigest digest = Sha256.digest();
        long[] size = new long[1];
        PieceOutput pieces = new PieceOutput((place, bytes) -> {
            add(run, runId, place, bytes);
            size[0] += bytes.length;
        });
        ExportPlan plan = new ExportPlan(run.organizationId(), run.domainId(), null, run.contents());
        ArchiveWriter.Written written = writer.write(plan, ArchiveFormat.ZIP, new DigestOutputStream(pieces, digest));
        String sha256 = HexFormat.of().formatHex(digest.digest());
        Instant now = clock.instant();
        ExportRun.Archive archive = new ExportRun.Archive(size[0], sha256, written.files());
        if (!exports.done(run.id(), runId, archive, written.hasProtected(), now, now.plus(config.keep()))) {
            throw new Superseded();
        }
    }

    private void add(ExportRun run, UUID runId, int place, byte[] bytes) throws Superseded {
        boolean added;
        try {
            added = exports.addPiece(run, runId, place, bytes);
        } catch (IllegalStateException e) {
            if (!SqlFailures.isForeignKeyViolation(e)) {
                throw e;
            }
            added = false; // it is deleted at this moment
        }
        if (!added) {
            throw new Superseded();
        }
    }

    private void fail(UUID id, Throwable failure) {
        Instant now = clock.instant();
        exports.failed(id, failures.problem(failure), now, now.plus(config.keep()));
        exports.removePieces(id);
    }

    /** What this run writes does not count any more. */
    private static final class Superseded extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
