package org.gatehouse.archive;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gatehouse.api.BackgroundFailures;
import org.gatehouse.api.StrictJson;
import org.gatehouse.domains.archive.ArchivePart;
import org.gatehouse.domains.archive.ArchiveRestore;
import org.gatehouse.platform.Job;
import org.gatehouse.platform.SqlFailures;

/**
 * Imports an archive: reads it once to check all that can be checked, and once more to write it, in one transaction. That may
 * take longer than a server lets a transaction last, so the job says how long.
 */
@ApplicationScoped
class ImportJob implements Job {
    private static final Duration LONGEST = Duration.ofHours(2);

    @Resource(lookup = "java:comp/UserTransaction")
    UserTransaction transaction;

    @Inject
    @Any
    Instance<ArchivePart> parts;

    @Inject
    ImportRepository repository;

    @Inject
    ArchiveImportService imports;

    @Inject
    BackgroundFailures failures;

    @Inject
    ArchivePlaces places;

    @Inject
    ArchivesConfig config;

    @Inject
    StrictJson json;

    @Inject
    Clock clock;

    @Override
    public String name() {
        return "archive.import";
    }

    @Override
    public Optional<Instant> run(String about) throws Exception {
        UUID id = UUID.fromString(about);
        Optional<ImportRun> run = repository.find(id).filter(found -> found.state() == RunState.RUNNING);
        if (run.isEmpty()) {
            return Optional.empty();
        }
        UUID organizationId = run.get().organizationId();
        if (!places.take(ArchivePlaces.Work.IMPORT, organizationId)) {
            return Optional.of(clock.instant().plus(ArchivePlaces.WAIT));
        }
        try {
            bring(run.get());
        } finally {
            places.leave(ArchivePlaces.Work.IMPORT, organizationId);
        }
        return Optional.empty();
    }

    @Override
    public void giveUp(String about, Throwable last) {
        imports.failed(UUID.fromString(about), failures.problem(last));
    }

    private void bring(ImportRun run) throws Exception {
        try {
            restore(run, check(run));
        } catch (Exception | StackOverflowError | OutOfMemoryError e) { // trying again would not help
            if (SqlFailures.mayPass(e) || SqlFailures.isUnreachable(e)) {
                throw e;
            }
            imports.failed(run.id(), failures.problem(e));
        }
        repository.removePieces(run.id());
    }

    /** The places of the parts that have files in it. */
    private Set<Integer> check(ImportRun run) throws Exception {
        ArchiveRestore archive = new ArchiveRestore(run.by(), Set.of(), clock.instant());
        ArchiveReader reader = reader(run);
        try (InputStream in = open(run)) {
            reader.read(in, part -> part.check(archive));
        }
        return reader.seen();
    }

    private void restore(ImportRun run, Set<Integer> seen) throws Exception {
        ArchiveRestore archive = new ArchiveRestore(run.by(), seen, clock.instant());
        transaction.setTransactionTimeout((int) LONGEST.toSeconds());
        transaction.begin();
        boolean good = false;
        try (InputStream in = open(run)) {
            reader(run).read(in, part -> part.restore(archive));
            good = imports.done(run, archive);
        } finally {
            if (good) {
                transaction.commit();
            } else {
                transaction.rollback();
            }
            transaction.setTransactionTimeout(0);
        }
    }

    private ArchiveReader reader(ImportRun run) {
        return new ArchiveReader(ArchiveWriter.inOrder(parts), json, config.maxUnpacked(run.size()));
    }

    private InputStream open(ImportRun run) {
        return new PieceInput(place -> repository.piece(run.id(), place));
    }
}
