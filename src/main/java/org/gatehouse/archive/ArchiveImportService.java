package org.gatehouse.archive;

import static org.gatehouse.domains.archive.ArchiveProblem.DOMAIN_IMPORT_NOT_FOUND;
import static org.gatehouse.domains.archive.ArchiveProblem.IMPORTS_RUNNING;
import static org.gatehouse.security.Scope.DKIM_KEYS_WRITE;
import static org.gatehouse.security.Scope.USERS_PASSWORD_WRITE;
import static org.gatehouse.security.Scope.USERS_PROTECTED_WRITE;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.Idempotent;
import org.gatehouse.api.Problem;
import org.gatehouse.audit.AuditService;
import org.gatehouse.audit.Target;
import org.gatehouse.domains.archive.ArchiveRestore;
import org.gatehouse.organizations.OrganizationDeleting;
import org.gatehouse.organizations.OrganizationService;
import org.gatehouse.platform.Ids;
import org.gatehouse.platform.Jobs;
import org.gatehouse.platform.Retrying;
import org.gatehouse.security.Bounds;
import org.gatehouse.security.Caller;
import org.gatehouse.security.Identity;
import org.gatehouse.security.Mode;

/** Notes the beginning and the end of imports of domains, for callers whose code is bound to no domains. */
@ApplicationScoped
@Retrying
@Transactional
class ArchiveImportService {
    private static final int RUNNING_OF_ONE = 2;

    @Inject
    ImportRepository imports;

    @Inject
    ImportJob job;

    @Inject
    Jobs jobs;

    @Inject
    OrganizationService organizations;

    @Inject
    AuditService audit;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    /** Which import the caller's archive belongs to: this one, or the one that an earlier call with the same key began. */
    record Begun(UUID id) {}

    /**
     * Refuses to take another archive.
     *
     * @throws org.gatehouse.api.ApiException 403 {@code domain-not-allowed}, 409 {@code imports-running}
     */
    @Transactional(TxType.SUPPORTS)
    void requireRoom() {
        caller.requireAllDomains();
        if (imports.running(caller.organizationId(), clock.instant().minus(ImportRun.LONGEST_UPLOAD))
                >= RUNNING_OF_ONE) {
            throw IMPORTS_RUNNING
                    .because("%d of the organization are on their way", RUNNING_OF_ONE)
                    .with("Retry-After", "30");
        }
    }

    /** Notes that an archive is on its way. */
    UUID begin(long size) {
        organizations.lock(caller.organizationId());
        requireRoom();
        UUID id = Ids.next();
        Identity identity = caller.identity();
        Set<String> scopes = Stream.of(USERS_PASSWORD_WRITE, USERS_PROTECTED_WRITE, DKIM_KEYS_WRITE)
                .filter(caller::holds)
                .collect(Collectors.toSet());
        imports.add(new ImportRun(
                id,
                identity.organizationId(),
                scopes,
                identity.bounds().protectedUsers(),
                false,
                RunState.RUNNING,
                size,
                null,
                null,
                null,
                null,
                identity.codeName(),
                identity.codeId(),
                clock.instant(),
                null));
        return id;
    }

    /**
     * The whole archive is in the database: some node may begin. Only now the call counts for its key: one that was cut off in
     * the middle can be repeated.
     */
    @Idempotent
    Begun received(UUID id) {
        imports.received(id);
        jobs.start(job, id.toString());
        return new Begun(id);
    }

    ImportRun find(UUID id) {
        return imports.find(caller.organizationId(), id).orElseThrow(ArchiveImportService::notFound);
    }

    @Transactional(TxType.SUPPORTS)
    ImportView get(String id) {
        caller.requireAllDomains();
        return Ids.parse(id)
                .flatMap(parsed -> imports.find(caller.organizationId(), parsed))
                .orElseThrow(ArchiveImportService::notFound)
                .view(clock.instant());
    }

    /** Notes in the transaction of the import that it is done. */
    @Transactional(TxType.MANDATORY)
    boolean done(ImportRun run, ArchiveRestore archive) {
        String counts = archive.counts().entrySet().stream()
                .map(count -> count.getKey() + ": " + count.getValue())
                .collect(Collectors.joining(", "));
        audit.doneBy(
                by(run),
                "domain.import",
                new Target("domain", archive.domainId(), archive.domain().value()),
                counts);
        return imports.done(run.id(), archive.domain().value(), archive.domainId(), archive.counts(), clock.instant());
    }

    void failed(UUID id, Problem problem) {
        imports.failed(id, problem, clock.instant());
        imports.removePieces(id);
    }

    void forget(UUID id) {
        imports.remove(id);
    }

    @Transactional(TxType.MANDATORY)
    void organizationGoes(@Observes @Priority(OrganizationDeleting.ARCHIVE) OrganizationDeleting organization) {
        imports.ofOrganization(organization.id()).forEach(imports::remove);
    }

    private static Identity by(ImportRun run) {
        return new Identity(
                run.organizationId(),
                run.codeId(),
                run.createdBy(),
                Set.of(),
                Mode.ADMINISTRATIVE,
                null,
                null,
                Bounds.NONE,
                null,
                null);
    }

    private static ApiException notFound() {
        return DOMAIN_IMPORT_NOT_FOUND.because("no import of this id, or not any more");
    }
}
