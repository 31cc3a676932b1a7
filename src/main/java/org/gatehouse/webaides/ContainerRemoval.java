package org.gatehouse.webaides;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.gatehouse.platform.Jdbc;
import org.gatehouse.platform.Sql;

/** Deletes whole containers and all that users have, with as few statements as there are tables. */
@ApplicationScoped
class ContainerRemoval {
    @Inject
    Jdbc jdbc;

    @Inject
    WebAideRepository webaides;

    @Inject
    OwnerRepository owners;

    @Inject
    TombstoneRepository tombstones;

    /** Deletes a container under its owner's lock; tells how many entries went with it. */
    long remove(WebAide webaide, long seq, Instant now) {
        tellOfMoved(webaide, now);
        Sql sizes = new Sql().add("select count(*), coalesce(sum(bytes), 0) from webaide_entry");
        Totals totals = jdbc.first(in(webaide, sizes), row -> new Totals(row.getLong(1), row.getLong(2)))
                .orElseThrow();
        jdbc.execute(in(webaide, new Sql().add("delete from webaide_entry")));
        removeImports(new Sql("organization_id = ", webaide.organizationId()).add(" and webaide_id = ", webaide.id()));
        webaides.remove(webaide);
        tombstones.add(webaide.user(), List.of(Tombstone.of(webaide, seq, now)));
        owners.count(webaide.user(), -totals.entries(), -totals.bytes());
        return totals.entries();
    }

    /**
     * Who knows entries from the container in which they were before has to hear of their end, under new numbers: a client may
     * have passed those of the moves.
     */
    private void tellOfMoved(WebAide webaide, Instant now) {
        List<Tombstone> moved = tombstones.movedInto(webaide);
        if (!moved.isEmpty()) {
            long seq = owners.take(webaide.user(), moved.size()).changeSeq() - moved.size();
            List<Tombstone> deleted = new ArrayList<>();
            for (Tombstone mark : moved) {
                deleted.add(mark.deleted(++seq, now));
            }
            tombstones.update(webaide.user(), deleted);
        }
    }

    /** Deletes all that these users have; up to 1 000 of them. */
    void removeUsers(UUID organizationId, Collection<UUID> userIds) {
        owners.lock(organizationId, userIds);
        removeImports(new Sql("organization_id = ", organizationId)
                .add(" and user_id in ")
                .addAll(userIds));
        for (String table : List.of("webaide_entry", "webaide_tombstone", "webaide", "webaide_owner")) {
            jdbc.execute(new Sql("delete from " + table + " where organization_id = ", organizationId)
                    .add(" and user_id in ")
                    .addAll(userIds));
        }
    }

    /** Deletes all that the users of an organization have. */
    void removeOrganization(UUID organizationId) {
        owners.lock(organizationId);
        removeImports(new Sql("organization_id = ", organizationId));
        for (String table : List.of("webaide_entry", "webaide_tombstone", "webaide")) {
            jdbc.execute(new Sql("delete from " + table + " where organization_id = ", organizationId)
                    .add(" and user_id in (select user_id from webaide_owner where organization_id = ", organizationId)
                    .add(")"));
        }
        jdbc.execute(new Sql("delete from webaide_owner where organization_id = ", organizationId));
    }

    private void removeImports(Sql which) {
        jdbc.execute(new Sql()
                .add("delete from webaide_import_item where import_id in (select id from webaide_import where ")
                .add(which)
                .add(")"));
        jdbc.execute(new Sql().add("delete from webaide_import where ").add(which));
    }

    private static Sql in(WebAide webaide, Sql sql) {
        return sql.add(" where webaide_id = ", webaide.id()).add(" and organization_id = ", webaide.organizationId());
    }

    private record Totals(long entries, long bytes) {}
}
