package org.gatehouse.archive;

import static org.gatehouse.domains.archive.ArchiveProblem.EXPORTS_RUNNING;
import static org.gatehouse.domains.archive.ArchiveProblem.EXPORT_FAILED;
import static org.gatehouse.domains.archive.ArchiveProblem.EXPORT_NOT_FOUND;
import static org.gatehouse.domains.archive.ArchiveProblem.EXPORT_NOT_READY;
import static org.gatehouse.security.Scope.DKIM_KEYS_EXPORT;
import static org.gatehouse.security.Scope.USERS_PASSWORD_EXPORT;
import static org.gatehouse.security.Scope.USERS_PROTECTED_WRITE;
import static org.gatehouse.users.UserProblem.USER_PROTECTED;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.UUID;
import org.gatehouse.api.Idempotent;
import org.gatehouse.audit.AuditService;
import org.gatehouse.audit.Target;
import org.gatehouse.domains.DomainDeleting;
import org.gatehouse.domains.DomainService;
import org.gatehouse.domains.DomainView;
import org.gatehouse.domains.archive.ArchiveSource;
import org.gatehouse.organizations.OrganizationDeleting;
import org.gatehouse.organizations.OrganizationService;
import org.gatehouse.platform.Ids;
import org.gatehouse.platform.Jobs;
import org.gatehouse.platform.Retrying;
import org.gatehouse.security.Caller;
import org.gatehouse.users.MemberService;

/**
 * Use cases on exports. Who fetches an archive needs the same rights as who has it made: what is in it may be more than a code
 * may have.
 */
@ApplicationScoped
@Transactional
public class ExportService {
    private static final int RUNNING_OF_ONE = 4;

    @Inject
    ExportRepository exports;

    @Inject
    ExportJob job;

    @Inject
    ArchiveWriter writer;

    @Inject
    ArchivePlaces places;

    @Inject
    Jobs jobs;

    @Inject
    DomainService domains;

    @Inject
    MemberService members;

    @Inject
    OrganizationService organizations;

    @Inject
    AuditService audit;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    /**
     * Begins an export.
     *
     * @throws org.gatehouse.api.ApiException 403 {@code scope-missing}, {@code user-protected}, {@code domain-not-allowed}, 404
     *     {@code domain-not-found}, 409 {@code exports-running}
     */
    @Retrying
    @Idempotent
    public ExportView start(String domain, ExportDraft draft) {
        organizations.lock(caller.organizationId());
        ExportPlan plan = plan(domain, draft);
        if (exports.running(plan.organizationId()) >= RUNNING_OF_ONE) {
            throw EXPORTS_RUNNING
                    .because("%d of the organization are being made", RUNNING_OF_ONE)
                    .with("Retry-After", "30");
        }
        ExportRun run = new ExportRun(
                Ids.next(),
                plan.organizationId(),
                plan.domainId(),
                plan.contents(),
                RunState.RUNNING,
                null,
                null,
                null,
                caller.identity().codeName(),
                clock.instant(),
                null,
                null,
                null);
        exports.add(run);
        jobs.start(job, run.id().toString());
        audit.done("domain.export", target(plan), what(plan.contents()));
        return run.view();
    }

    /** How far an export is. */
    @Transactional(TxType.SUPPORTS)
    public ExportView get(String domain, String export) {
        return find(domain, export).view();
    }

    /** Refuses what is to be refused, and writes nothing yet. */
    @Transactional(TxType.SUPPORTS)
    public ExportPlan plan(String domain, ExportDraft draft) {
        DomainView view = domains.get(domain);
        boolean protectedToo = caller.holds(USERS_PROTECTED_WRITE);
        ArchiveSource.Contents contents = new ArchiveSource.Contents(
                draft.passwordHashes(),
                draft.dkimKeys(),
                draft.webaides(),
                protectedToo,
                caller.bounds().protectedUsers());
        requireRights(view.id(), contents);
        return new ExportPlan(caller.organizationId(), view.id(), view.name().value(), contents);
    }

    /**
     * Refuses to write another archive now, while that can still be told.
     *
     * @throws org.gatehouse.api.ApiException 503 {@code busy}
     */
    @Transactional(TxType.SUPPORTS)
    public void requireRoom() {
        places.requireRoom(ArchivePlaces.Work.STREAM, caller.organizationId());
    }

    /**
     * Writes the archive of a plan, in this thread, and closes {@code out}. Once: what is written stays written.
     *
     * @throws org.gatehouse.api.ApiException 503 {@code busy} before anything is written
     */
    @Transactional(TxType.NOT_SUPPORTED)
    public void write(ExportPlan plan, ArchiveFormat format, OutputStream out) throws IOException {
        places.enter(ArchivePlaces.Work.STREAM, plan.organizationId());
        try {
            ArchiveWriter.Written unused = writer.write(plan, format, out);
        } finally {
            places.leave(ArchivePlaces.Work.STREAM, plan.organizationId());
        }
    }

    /** Notes that the archive of a plan is given out. */
    public void noteStreamed(ExportPlan plan) {
        audit.done("domain.export", target(plan), what(plan.contents()) + ", at once");
    }

    /**
     * An archive that is there, for the caller to fetch.
     *
     * @throws org.gatehouse.api.ApiException 409 {@code export-not-ready}, {@code export-failed}, and as {@link #start}
     */
    @Transactional(TxType.SUPPORTS)
    ExportRun fetch(String domain, String export) {
        ExportRun run = find(domain, export);
        if (run.state() == RunState.RUNNING) {
            throw EXPORT_NOT_READY.because("it is still being made").with("Retry-After", "2");
        }
        if (run.state() == RunState.FAILED) {
            throw EXPORT_FAILED.because("see its problem, and begin another");
        }
        requireRights(run.domainId(), run.contents());
        requireReach(run.contents());
        return run;
    }

    /**
     * Notes that the caller gets the archive, or a part of it; once when the same code goes on with it.
     *
     * @param isBegin whether the part is the first
     */
    @Retrying
    void noteFetched(ExportRun run, boolean isBegin) {
        UUID code = caller.identity().codeId();
        if (isBegin || run.fetchedBy() == null || !run.fetchedBy().equals(code)) {
            exports.fetched(run.id(), code);
            audit.done(
                    "domain.export-fetch",
                    new Target(
                            "domain",
                            run.domainId(),
                            domains.get(run.domainId().toString()).name().value()),
                    run.id() + ", " + what(run.contents()));
        }
    }

    @Retrying
    void delete(String domain, String export) {
        ExportRun run = find(domain, export);
        jobs.cancel(job, run.id().toString());
        exports.remove(run.id());
        audit.done(
                "domain.export-delete",
                new Target("domain", run.domainId(), domains.get(domain).name().value()),
                run.id().toString());
    }

    @Transactional(TxType.MANDATORY)
    void domainGoes(@Observes @Priority(DomainDeleting.ARCHIVE) DomainDeleting domain) {
        exports.ofDomain(domain.organizationId(), domain.domainId()).forEach(exports::remove);
    }

    @Transactional(TxType.MANDATORY)
    void organizationGoes(@Observes @Priority(OrganizationDeleting.ARCHIVE) OrganizationDeleting organization) {
        exports.ofOrganization(organization.id()).forEach(exports::remove);
    }

    @Retrying
    void forget(UUID id) {
        exports.remove(id);
    }

    private ExportRun find(String domain, String export) {
        DomainView view = domains.get(domain);
        return Ids.parse(export)
                .flatMap(id -> exports.find(caller.organizationId(), view.id(), id))
                .filter(run -> !run.isExpired(clock.instant()))
                .orElseThrow(() -> EXPORT_NOT_FOUND.because("no export of this id, or not any more"));
    }

    private void requireRights(UUID domainId, ArchiveSource.Contents contents) {
        if (contents.passwordHashes()) {
            caller.require(USERS_PASSWORD_EXPORT);
        }
        if (contents.dkimKeys()) {
            caller.require(DKIM_KEYS_EXPORT);
        }
        members.requireAllInReach(domainId);
    }

    /** Who was in the domain when the archive was made may be in it no more. */
    private void requireReach(ArchiveSource.Contents contents) {
        if (contents.protectedUsers() && !caller.may(USERS_PROTECTED_WRITE)) {
            throw USER_PROTECTED.because("a protected user is in the archive");
        }
        if (!contents.unreachable().containsAll(caller.bounds().protectedUsers())) {
            throw USER_PROTECTED.because(
                    "a user out of the code's reach may be in the archive: have one made by the code");
        }
    }

    private static Target target(ExportPlan plan) {
        return new Target("domain", plan.domainId(), plan.domain());
    }

    private static String what(ArchiveSource.Contents contents) {
        return (contents.passwordHashes() ? "with" : "without") + " password hashes, "
                + (contents.dkimKeys() ? "with" : "without") + " DKIM keys, "
                + (contents.webaides() ? "with" : "without") + " WebAides";
    }
}
