package org.gatehouse.webaides;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.api.Listing;
import org.gatehouse.api.Problem;
import org.gatehouse.api.StrictJson;
import org.gatehouse.platform.Columns;
import org.gatehouse.platform.Jdbc;
import org.gatehouse.platform.Sql;
import org.gatehouse.platform.Times;
import org.gatehouse.webaides.ImportRun.WebAideKey;

/** Imports and what became of their items. */
@ApplicationScoped
class ImportRepository {
    private static final String COLUMNS =
            "select id, organization_id, user_id, webaide_id, format, state, created_count,"
                    + " updated_count, unchanged_count, refused_count, problem, created_by, created_at, beat_at, finished_at"
                    + " from webaide_import where ";

    @Inject
    Jdbc jdbc;

    @Inject
    StrictJson json;

    void add(ImportRun run) {
        jdbc.batch(
                "insert into webaide_import (id, organization_id, user_id, webaide_id, format, state, created_count,"
                        + " updated_count, unchanged_count, refused_count, created_by, created_at, beat_at)"
                        + " values (?, ?, ?, ?, ?, ?, 0, 0, 0, 0, ?, ?, ?)",
                List.<Object[]>of(new Object[] {
                    run.id(),
                    run.webaide().organizationId(),
                    run.webaide().userId(),
                    run.webaide().webaideId(),
                    run.format(),
                    run.state().name(),
                    run.createdBy(),
                    Times.column(run.createdAt()),
                    Times.column(run.beatAt())
                }));
    }

    Optional<ImportRun> find(WebAide webaide, UUID id) {
        return jdbc.first(
                new Sql(COLUMNS + "id = ", id)
                        .add(" and organization_id = ", webaide.organizationId())
                        .add(" and webaide_id = ", webaide.id()),
                this::read);
    }

    /** Adds items and counts them; tells whether the import still counts as running. */
    boolean addItems(UUID organizationId, UUID importId, List<ImportItem> items, Instant now) {
        jdbc.batch(
                "insert into webaide_import_item (import_id, position, organization_id, outcome, uid, entry_id, status,"
                        + " etag, problem) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                items.stream()
                        .map(item -> new Object[] {
                            importId,
                            item.index(),
                            organizationId,
                            item.outcome().name(),
                            item.uid(),
                            item.id(),
                            item.status(),
                            item.etag(),
                            text(item.problem())
                        })
                        .toList());
        ImportCounts counts = ImportCounts.of(items);
        Sql update = new Sql("update webaide_import set created_count = created_count + ", counts.created())
                .add(", updated_count = updated_count + ", counts.updated())
                .add(", unchanged_count = unchanged_count + ", counts.unchanged())
                .add(", refused_count = refused_count + ", counts.refused())
                .add(", beat_at = ", Times.column(now));
        return jdbc.execute(running(update, importId, now)) == 1;
    }

    /** Says that its node is at work; tells whether the import still counts as running. */
    boolean beat(UUID importId, Instant now) {
        return jdbc.execute(running(new Sql("update webaide_import set beat_at = ", Times.column(now)), importId, now))
                == 1;
    }

    /** Notes its end; tells whether it counted as running until now. */
    boolean finish(UUID importId, ImportState state, Problem problem, Instant now) {
        return jdbc.execute(running(ended(state, problem, now), importId, now)) == 1;
    }

    /** Notes that nobody works on it any more; tells whether nobody has noted that before. */
    boolean giveUp(ImportRun run) {
        return jdbc.execute(ended(ImportState.FAILED, ImportRun.interrupted().problem(), run.beatAt())
                        .add(" where id = ", run.id())
                        .add(" and state = ", ImportState.RUNNING.name())
                        .add(" and beat_at = ", Times.column(run.beatAt())))
                == 1;
    }

    List<ImportItem> items(UUID organizationId, UUID importId, ImportOutcome outcome, Listing listing) {
        Sql select = new Sql(
                        "select position, outcome, uid, entry_id, status, etag, problem from webaide_import_item"
                                + " where import_id = ",
                        importId)
                .add(" and organization_id = ", organizationId);
        if (outcome != null) {
            select.add(" and outcome = ", outcome.name());
        }
        if (listing.continues()) {
            select.add(" and position > ", (int) listing.afterNumber(0));
        }
        select.add(" order by position limit ", listing.fetch());
        return jdbc.list(
                select,
                row -> new ImportItem(
                        row.getInt(1),
                        row.getString(3),
                        Columns.id(row, 4),
                        ImportOutcome.valueOf(row.getString(2)),
                        row.getInt(5),
                        row.getString(6),
                        problem(row.getString(7))));
    }

    /** Some that ran when their node was last heard of, before {@code silentSince}. */
    List<ImportRun> interrupted(Instant silentSince, int most) {
        return jdbc.list(
                new Sql(COLUMNS + "state = ", ImportState.RUNNING.name())
                        .add(" and beat_at < ", Times.column(silentSince))
                        .add(" order by beat_at limit ", most),
                this::read);
    }

    /** Some that began before {@code before} and have ended. */
    List<UUID> endedBefore(Instant before, int most) {
        return jdbc.list(
                new Sql("select id from webaide_import where created_at < ", Times.column(before))
                        .add(" and state <> ", ImportState.RUNNING.name())
                        .add(" order by created_at limit ", most),
                row -> Columns.id(row, 1));
    }

    /** Those of a container that have ended, without the latest of them. */
    List<UUID> endedOf(WebAide webaide, int butTheLatest) {
        return jdbc.list(
                new Sql("select id from webaide_import where webaide_id = ", webaide.id())
                        .add(" and state <> ", ImportState.RUNNING.name())
                        .add(" order by id desc offset ", butTheLatest),
                row -> Columns.id(row, 1));
    }

    /** Deletes up to {@code most} of its items; tells how many. */
    int removeItems(UUID importId, int most) {
        return jdbc.execute(new Sql("delete from webaide_import_item where import_id = ", importId)
                .add(" and position in (select position from webaide_import_item where import_id = ", importId)
                .add(" order by position limit ", most)
                .add(")"));
    }

    void remove(UUID importId) {
        jdbc.execute(new Sql("delete from webaide_import where id = ", importId));
    }

    private Sql ended(ImportState state, Problem problem, Instant at) {
        return new Sql("update webaide_import set state = ", state.name())
                .add(", problem = ", text(problem))
                .add(", finished_at = ", Times.column(at));
    }

    private static Sql running(Sql update, UUID importId, Instant now) {
        return update.add(" where id = ", importId)
                .add(" and state = ", ImportState.RUNNING.name())
                .add(" and beat_at >= ", Times.column(now.minus(ImportRun.SILENCE)));
    }

    private ImportRun read(ResultSet row) throws SQLException {
        return new ImportRun(
                Columns.id(row, 1),
                new WebAideKey(Columns.id(row, 2), Columns.id(row, 3), Columns.id(row, 4)),
                row.getString(5),
                ImportState.valueOf(row.getString(6)),
                ImportCounts.of(row.getInt(7), row.getInt(8), row.getInt(9), row.getInt(10)),
                problem(row.getString(11)),
                row.getString(12),
                Columns.time(row, 13),
                Columns.time(row, 14),
                Columns.time(row, 15));
    }

    private String text(Problem problem) {
        return problem == null ? null : json.write(StoredText.bounded(problem));
    }

    private Problem problem(String text) {
        return text == null ? null : json.readOwn(text, Problem.class);
    }
}
