package org.gatehouse.archive;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.api.Problem;
import org.gatehouse.api.StrictJson;
import org.gatehouse.platform.Columns;
import org.gatehouse.platform.Jdbc;
import org.gatehouse.platform.Sql;
import org.gatehouse.platform.Times;

/** Imports of domains and the pieces of their archives. */
@ApplicationScoped
class ImportRepository {
    private static final String RECEIVING = "RECEIVING";
    private static final String COLUMNS = "select id, organization_id, allowed, protected_users, state, size_bytes,"
            + " domain_name, domain_id, counts, problem, created_by, code_id, created_at, finished_at from domain_import"
            + " where ";

    @Inject
    Jdbc jdbc;

    @Inject
    StrictJson json;

    /** Adds one whose archive is still to come. */
    void add(ImportRun run) {
        jdbc.batch(
                "insert into domain_import (id, organization_id, allowed, protected_users, state, size_bytes, created_by,"
                        + " code_id, created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                List.<Object[]>of(new Object[] {
                    run.id(),
                    run.organizationId(),
                    String.join(" ", run.scopes()),
                    run.unreachable().stream().map(UUID::toString).collect(Collectors.joining(" ")),
                    RECEIVING,
                    run.size(),
                    run.createdBy(),
                    run.codeId(),
                    Times.column(run.createdAt())
                }));
    }

    void addPiece(ImportRun run, int place, byte[] bytes) {
        jdbc.batch(
                "insert into domain_import_chunk (import_id, place, organization_id, bytes) values (?, ?, ?, ?)",
                List.<Object[]>of(new Object[] {run.id(), place, run.organizationId(), bytes}));
    }

    Optional<byte[]> piece(UUID id, int place) {
        Sql select =
                new Sql("select bytes from domain_import_chunk where import_id = ", id).add(" and place = ", place);
        return jdbc.first(select, row -> row.getBytes(1));
    }

    /** Notes that the archive is here. */
    void received(UUID id) {
        jdbc.execute(new Sql("update domain_import set state = ", RunState.RUNNING.name())
                .add(" where id = ", id)
                .add(" and state = ", RECEIVING));
    }

    Optional<ImportRun> find(UUID id) {
        return jdbc.first(new Sql(COLUMNS + "id = ", id), this::read);
    }

    Optional<ImportRun> find(UUID organizationId, UUID id) {
        return find(id).filter(run -> run.organizationId().equals(organizationId));
    }

    /** How many of an organization are on their way, but for those that were begun long ago and never arrived. */
    int running(UUID organizationId, Instant since) {
        Sql select = new Sql("select count(*) from domain_import where organization_id = ", organizationId)
                .add(" and (state = ", RunState.RUNNING.name())
                .add(" or (state = ", RECEIVING)
                .add(" and created_at > ", Times.column(since))
                .add("))");
        return jdbc.first(select, row -> row.getInt(1)).orElse(0);
    }

    /** Notes that it is done, in the transaction that does it; false when it was ended before. */
    boolean done(UUID id, String domain, UUID domainId, Map<String, Long> counts, Instant now) {
        return jdbc.execute(new Sql("update domain_import set state = ", RunState.DONE.name())
                        .add(", domain_name = ", domain)
                        .add(", domain_id = ", domainId)
                        .add(", counts = ", json.write(counts))
                        .add(", finished_at = ", Times.column(now))
                        .add(" where id = ", id)
                        .add(" and state = ", RunState.RUNNING.name()))
                == 1;
    }

    void failed(UUID id, Problem problem, Instant now) {
        jdbc.execute(new Sql("update domain_import set state = ", RunState.FAILED.name())
                .add(", problem = ", json.write(StoredProblem.bounded(problem, 50)))
                .add(", finished_at = ", Times.column(now))
                .add(" where id = ", id)
                .add(" and state in (", RunState.RUNNING.name())
                .add(", ", RECEIVING)
                .add(")"));
    }

    List<UUID> endedBefore(Instant before, int most) {
        return jdbc.list(
                new Sql("select id from domain_import where created_at < ", Times.column(before))
                        .add(" and state <> ", RunState.RUNNING.name())
                        .add(" order by created_at limit ", most),
                row -> Columns.id(row, 1));
    }

    List<UUID> ofOrganization(UUID organizationId) {
        return jdbc.list(
                new Sql("select id from domain_import where organization_id = ", organizationId),
                row -> Columns.id(row, 1));
    }

    void removePieces(UUID id) {
        jdbc.execute(new Sql("delete from domain_import_chunk where import_id = ", id));
    }

    void remove(UUID id) {
        removePieces(id);
        jdbc.execute(new Sql("delete from domain_import where id = ", id));
    }

    private ImportRun read(ResultSet row) throws SQLException {
        String state = row.getString(5);
        String counts = row.getString(9);
        String problem = row.getString(10);
        return new ImportRun(
                Columns.id(row, 1),
                Columns.id(row, 2),
                words(row.getString(3)).collect(Collectors.toSet()),
                words(row.getString(4)).map(UUID::fromString).collect(Collectors.toSet()),
                !state.equals(RECEIVING),
                state.equals(RECEIVING) ? RunState.RUNNING : RunState.valueOf(state),
                row.getLong(6),
                row.getString(7),
                Columns.id(row, 8),
                counts == null ? null : counts(counts),
                problem == null ? null : json.readOwn(problem, Problem.class),
                row.getString(11),
                Columns.id(row, 12),
                Columns.time(row, 13),
                Columns.time(row, 14));
    }

    private Map<String, Long> counts(String text) {
        Map<String, Long> counts = new TreeMap<>();
        json.readOwn(text, ObjectNode.class)
                .properties()
                .forEach(count -> counts.put(count.getKey(), count.getValue().longValue()));
        return counts;
    }

    private static Stream<String> words(String text) {
        return Stream.of(text.split(" ")).filter(word -> !word.isEmpty());
    }
}
