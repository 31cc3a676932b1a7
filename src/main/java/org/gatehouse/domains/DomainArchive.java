package org.gatehouse.domains;

import static org.gatehouse.domains.DomainProblem.DOMAIN_TAKEN;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gatehouse.api.StrictJson;
import org.gatehouse.domains.archive.ArchiveFile;
import org.gatehouse.domains.archive.ArchiveOutput;
import org.gatehouse.domains.archive.ArchivePart;
import org.gatehouse.domains.archive.ArchiveRestore;
import org.gatehouse.domains.archive.ArchiveSource;
import org.gatehouse.domains.archive.JsonLines;
import org.gatehouse.platform.Columns;
import org.gatehouse.platform.Ids;
import org.gatehouse.platform.Jdbc;
import org.gatehouse.platform.Numbers;
import org.gatehouse.platform.Sql;
import org.gatehouse.platform.Times;

/**
 * The domain itself in an archive. That it was verified is not in it: whoever imports it has to show anew whose it is, where
 * that is asked for.
 */
@ApplicationScoped
class DomainArchive implements ArchivePart {
    private static final String FILE = "domain.json";

    @Inject
    Jdbc jdbc;

    @Inject
    DomainRepository domains;

    @Inject
    Numbers numbers;

    @Inject
    StrictJson json;

    @Inject
    @ConfigProperty(name = "gatehouse.domains.verify")
    boolean verify;

    @Override
    public int place() {
        return DOMAIN;
    }

    @Override
    public boolean owns(String file) {
        return file.equals(FILE);
    }

    @Override
    public void write(ArchiveSource from, ArchiveOutput to) throws IOException {
        Sql select = new Sql(
                        "select name, enabled, description, max_users, created_at from mail_domain where id = ",
                        from.domainId())
                .add(" and organization_id = ", from.organizationId());
        ObjectNode domain = jdbc.first(select, row -> {
                    ObjectNode found = JsonNodeFactory.instance.objectNode();
                    found.put("name", row.getString(1)).put("enabled", row.getBoolean(2));
                    found.put("description", row.getString(3));
                    long most = row.getLong(4);
                    found.put("maxUsers", row.wasNull() ? null : most);
                    return found.put("createdAt", Columns.time(row, 5).toString());
                })
                .orElseThrow(() -> DomainProblem.DOMAIN_NOT_FOUND.because("it was deleted meanwhile"));
        from.is(domain.path("name").textValue());
        try (JsonLines file = new JsonLines(to.file(FILE), json)) {
            file.add(ArchiveFile.withoutNulls(domain));
        }
    }

    @Override
    public Intake check(ArchiveRestore archive) {
        return file -> {
            Archived domain = read(file, archive);
            requireFree(domain.draft(), archive);
            archive.is(domain.draft().name(), null);
        };
    }

    @Override
    public Intake restore(ArchiveRestore archive) {
        return new Intake() {
            @Override
            public void read(ArchiveFile file) throws IOException {
                Archived domain = DomainArchive.this.read(file, archive);
                requireFree(domain.draft(), archive);
                UUID id = Ids.next();
                add(domain, id, archive);
                archive.is(domain.draft().name(), id);
            }

            /** Without a look at how many there may be: there were as many before. */
            @Override
            public void end() {
                jdbc.execute(new Sql(
                                "update mail_domain set users_count = ",
                                archive.counts().getOrDefault("users", 0L))
                        .add(" where id = ", archive.domainId()));
            }
        };
    }

    private Archived read(ArchiveFile file, ArchiveRestore archive) throws IOException {
        ObjectNode object = file.document();
        Instant createdAt = file.takeTime(object, "createdAt", archive.now());
        return new Archived(file.as(DomainDraft.class, object), createdAt);
    }

    private void requireFree(DomainDraft draft, ArchiveRestore archive) {
        if (domains.isTaken(archive.organizationId(), draft.name(), DomainService.parents(draft.name()))) {
            throw DOMAIN_TAKEN.because("the domain in the archive is in use on this server");
        }
    }

    private void add(Archived domain, UUID id, ArchiveRestore archive) {
        DomainDraft draft = domain.draft();
        jdbc.batch(
                "insert into mail_domain (id, number, organization_id, name, description, enabled, verified_at,"
                        + " users_count, max_users, version, created_at, updated_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, 0, ?, 1, ?, ?)",
                List.<Object[]>of(new Object[] {
                    id,
                    numbers.next(Numbers.Sequence.DOMAIN),
                    archive.organizationId(),
                    draft.name().value(),
                    draft.description(),
                    draft.enabled(),
                    verify ? null : Times.column(archive.now()),
                    draft.maxUsers(),
                    Times.column(domain.createdAt()),
                    Times.column(archive.now())
                }));
    }

    private record Archived(DomainDraft draft, Instant createdAt) {}
}
