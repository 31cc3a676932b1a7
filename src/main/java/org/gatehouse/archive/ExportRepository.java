package org.gatehouse.archive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.api.Problem;
import org.gatehouse.api.StrictJson;
import org.gatehouse.domains.archive.ArchiveSource;
import org.gatehouse.platform.Columns;
import org.gatehouse.platform.Jdbc;
import org.gatehouse.platform.Sql;
import org.gatehouse.platform.Times;

/** Exports and the pieces of their archives. */
@ApplicationScoped
class ExportRepository {
    static final int PIECE = 1024 * 1024;

    private static final String COLUMNS = "select id, organization_id, domain_id, password_hashes, dkim_keys, webaides,"
            + " users_protected, state, run_id, size_bytes, sha256, files, problem, created_by, created_at, finished_at,"
            + " expires_at, unreachable, fetched_by from domain_export where ";

    @Inject
    Jdbc jdbc;

    @Inject
    StrictJson json;

    void add(ExportRun run) {
        jdbc.batch(
                "insert into domain_export (id, organization_id, domain_id, password_hashes, dkim_keys, webaides,"
                        + " users_protected, unreachable, state, created_by, created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                List.<Object[]>of(new Object[] {
                    run.id(),
                    run.organizationId(),
                    run.domainId(),
                    run.contents().passwordHashes(),
                    run.contents().dkimKeys(),
                    run.contents().webaides(),
                    run.contents().protectedUsers(),
                    run.contents().unreachable().stream().map(UUID::toString).collect(Collectors.joining(" ")),
                    run.state().name(),
                    run.createdBy(),
                    Times.column(run.createdAt())
                }));
    }

    Optional<ExportRun> find(UUID id) {
        return jdbc.first(new Sql(COLUMNS + "id = ", id), this::read);
    }

    Optional<ExportRun> find(UUID organizationId, UUID domainId, UUID id) {
        return find(id).filter(run ->
                run.organizationId().equals(organizationId) && run.domainId().equals(domainId));
    }

    /** How many of an organization are being made. */
    int running(UUID organizationId) {
        Sql select = new Sql("select count(*) from domain_export where organization_id = ", organizationId)
                .add(" and state = ", RunState.RUNNING.name());
        return jdbc.first(select, row -> row.getInt(1)).orElse(0);
    }

    /** Says who builds it from now on, and forgets what others have built; false when it is not to be built any more. */
    boolean take(UUID id, UUID runId) {
        boolean taken = jdbc.execute(new Sql("update domain_export set run_id = ", runId)
                        .add(" where id = ", id)
                        .add(" and state = ", RunState.RUNNING.name()))
                == 1;
        if (taken) {
            jdbc.execute(
                    new Sql("delete from domain_export_chunk where export_id = ", id).add(" and run_id <> ", runId));
        }
        return taken;
    }

    /** Adds a piece, if this run still counts. */
    boolean addPiece(ExportRun run, UUID runId, int place, byte[] bytes) {
        Sql insert = new Sql(
                        "insert into domain_export_chunk (export_id, run_id, place, organization_id, bytes) select id,"
                                + " run_id, cast(",
                        place)
                .add(" as integer), organization_id, cast(", bytes)
                .add(" as archive_bytes) from domain_export where id = ", run.id())
                .add(" and run_id = ", runId)
                .add(" and state = ", RunState.RUNNING.name());
        return jdbc.execute(insert) == 1;
    }

    Optional<byte[]> piece(ExportRun run, int place) {
        Sql select = new Sql("select bytes from domain_export_chunk where export_id = ", run.id())
                .add(" and run_id = ", run.runId())
                .add(" and place = ", place);
        return jdbc.first(select, row -> row.getBytes(1));
    }

    /** Notes that it is done, and whether a protected user is in it after all; if this run still counts. */
    boolean done(UUID id, UUID runId, ExportRun.Archive archive, boolean hasProtected, Instant now, Instant expiresAt) {
        return jdbc.execute(new Sql("update domain_export set state = ", RunState.DONE.name())
                        .add(", size_bytes = ", archive.size())
                        .add(", sha256 = ", archive.sha256())
                        .add(", files = ", archive.files())
                        .add(", users_protected = ", hasProtected)
                        .add(", finished_at = ", Times.column(now))
                        .add(", expires_at = ", Times.column(expiresAt))
                        .add(" where id = ", id)
                        .add(" and run_id = ", runId)
                        .add(" and state = ", RunState.RUNNING.name()))
                == 1;
    }

    void failed(UUID id, Problem problem, Instant now, Instant expiresAt) {
        jdbc.execute(new Sql("update domain_export set state = ", RunState.FAILED.name())
                .add(", problem = ", json.write(StoredProblem.bounded(problem, 5)))
                .add(", finished_at = ", Times.column(now))
                .add(", expires_at = ", Times.column(expiresAt))
                .add(" where id = ", id)
                .add(" and state = ", RunState.RUNNING.name()));
    }

    List<UUID> expired(Instant now, int most) {
        return jdbc.list(
                new Sql("select id from domain_export where expires_at < ", Times.column(now))
                        .add(" order by created_at limit ", most),
                row -> Columns.id(row, 1));
    }

    void removePieces(UUID id) {
        jdbc.execute(new Sql("delete from domain_export_chunk where export_id = ", id));
    }

    /** Notes which code has fetched it last. */
    void fetched(UUID id, UUID codeId) {
        jdbc.execute(new Sql("update domain_export set fetched_by = ", codeId).add(" where id = ", id));
    }

    /** Removes it with its pieces; whoever builds it waits at its row, and finds it gone. */
    void remove(UUID id) {
        jdbc.first(
                new Sql("select id from domain_export where id = ", id).add(" for update"), row -> Columns.id(row, 1));
        removePieces(id);
        jdbc.execute(new Sql("delete from domain_export where id = ", id));
    }

    List<UUID> ofDomain(UUID organizationId, UUID domainId) {
        return jdbc.list(
                new Sql("select id from domain_export where domain_id = ", domainId)
                        .add(" and organization_id = ", organizationId)
                        .add(" order by id"),
                row -> Columns.id(row, 1));
    }

    List<UUID> ofOrganization(UUID organizationId) {
        return jdbc.list(
                new Sql("select id from domain_export where organization_id = ", organizationId).add(" order by id"),
                row -> Columns.id(row, 1));
    }

    private ExportRun read(ResultSet row) throws SQLException {
        String sha256 = row.getString(11);
        String problem = row.getString(13);
        return new ExportRun(
                Columns.id(row, 1),
                Columns.id(row, 2),
                Columns.id(row, 3),
                new ArchiveSource.Contents(
                        row.getBoolean(4),
                        row.getBoolean(5),
                        row.getBoolean(6),
                        row.getBoolean(7),
                        ids(row.getString(18))),
                RunState.valueOf(row.getString(8)),
                Columns.id(row, 9),
                sha256 == null ? null : new ExportRun.Archive(row.getLong(10), sha256, row.getLong(12)),
                problem == null ? null : json.readOwn(problem, Problem.class),
                row.getString(14),
                Columns.time(row, 15),
                Columns.time(row, 16),
                Columns.time(row, 17),
                Columns.id(row, 19));
    }

    private static Set<UUID> ids(String text) {
        return Stream.of(text.split(" "))
                .filter(word -> !word.isEmpty())
                .map(UUID::fromString)
                .collect(Collectors.toSet());
    }
}
