package org.gatehouse.aliases;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gatehouse.platform.Columns;
import org.gatehouse.platform.Jdbc;
import org.gatehouse.platform.Sql;

/** Looks for loops among all aliases of an organization at once, catch-alls too: for many new ones together. */
@ApplicationScoped
class Cycles {
    @Inject
    Jdbc jdbc;

    boolean areThere(UUID organizationId) {
        Map<UUID, List<UUID>> targets = new HashMap<>();
        Map<UUID, Integer> sources = new HashMap<>();
        for (Edge edge : edges(organizationId)) {
            targets.computeIfAbsent(edge.from(), id -> new ArrayList<>()).add(edge.to());
            sources.merge(edge.to(), 1, Integer::sum);
            sources.putIfAbsent(edge.from(), 0);
        }
        Deque<UUID> free = new ArrayDeque<>();
        sources.forEach((id, count) -> {
            if (count == 0) {
                free.add(id);
            }
        });
        int seen = 0;
        while (!free.isEmpty()) {
            seen++;
            for (UUID target : targets.getOrDefault(free.remove(), List.of())) {
                if (sources.merge(target, -1, Integer::sum) == 0) {
                    free.add(target);
                }
            }
        }
        return seen < sources.size();
    }

    /** Who delivers to whom, of aliases alone: by address, or by the catch-all of an address that nobody holds. */
    private List<Edge> edges(UUID organizationId) {
        Sql select = new Sql(
                        "select d.alias_id, a.id from alias_destination d join alias a"
                                + " on a.organization_id = d.organization_id and a.address_key = d.address_key"
                                + " where d.organization_id = ",
                        organizationId)
                .add(" union all select d.alias_id, a.id from alias_destination d join alias a"
                        + " on a.organization_id = d.organization_id"
                        + " and a.address_key = substring(d.address_key from position('@' in d.address_key))")
                .add(" where d.organization_id = ", organizationId)
                .add(" and not exists (select 1 from mail_address m where m.address = d.address_key)");
        return jdbc.list(select, row -> new Edge(Columns.id(row, 1), Columns.id(row, 2)));
    }

    private record Edge(UUID from, UUID to) {}
}
