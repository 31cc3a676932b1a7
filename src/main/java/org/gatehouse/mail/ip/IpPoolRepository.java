package org.gatehouse.mail.ip;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gatehouse.api.Listing;
import org.gatehouse.platform.Columns;
import org.gatehouse.platform.Jdbc;
import org.gatehouse.platform.Network;
import org.gatehouse.platform.PlainText;
import org.gatehouse.platform.ServerStateRepository;
import org.gatehouse.platform.Sql;
import org.gatehouse.platform.Times;

/** The pools of an organization with their ranges. */
@ApplicationScoped
class IpPoolRepository {
    private static final String SELECT =
            "select id, name, version, created_at, updated_at from ip_pool where organization_id = ";

    private static final int LONGEST = 200;

    private static final String INSERT_RANGE = "insert into ip_pool_range (pool_id, place, organization_id, written,"
            + " first_key, last_key) values (?, ?, ?, ?, ?, ?)";

    @Inject
    Jdbc jdbc;

    @Inject
    ServerStateRepository state;

    /** Has nobody else store ranges before the end of this transaction, in any organization. */
    void lockRanges() {
        state.lock();
    }

    /** Stores a new pool; whether its name was free. */
    boolean add(UUID organizationId, IpPool pool) {
        int added = jdbc.execute(new Sql(
                        "insert into ip_pool (id, organization_id, name, name_key, version, created_at, updated_at)"
                                + " values (",
                        pool.id())
                .add(", ", organizationId)
                .add(", ", pool.name())
                .add(", ", key(pool.name()))
                .add(", 0, ", Times.column(pool.createdAt()))
                .add(", ", Times.column(pool.updatedAt()))
                .add(") on conflict do nothing"));
        if (added == 1) {
            addRanges(organizationId, pool);
        }
        return added == 1;
    }

    Optional<IpPool> find(UUID organizationId, UUID id) {
        return one(organizationId, new Sql(SELECT, organizationId).add(" and id = ", id));
    }

    Optional<IpPool> findByName(UUID organizationId, String name) {
        return name.length() > LONGEST || !PlainText.isOneLine(name)
                ? Optional.empty()
                : one(organizationId, new Sql(SELECT, organizationId).add(" and name_key = ", key(name)));
    }

    /** The pool, which nobody else changes before the end of this transaction. */
    Optional<IpPool> lock(UUID organizationId, UUID id) {
        return one(
                organizationId,
                new Sql(SELECT, organizationId).add(" and id = ", id).add(" for update"));
    }

    List<IpPool> list(UUID organizationId, Listing listing) {
        Sql sql = new Sql(SELECT, organizationId);
        if (listing.continues()) {
            sql.add(" and name_key > ", listing.afterText(0));
        }
        sql.add(" order by organization_id, name_key limit ", listing.fetch());
        return read(organizationId, sql);
    }

    void replace(UUID organizationId, IpPool pool) {
        jdbc.execute(new Sql("update ip_pool set version = version + 1, name = ", pool.name())
                .add(", name_key = ", key(pool.name()))
                .add(", updated_at = ", Times.column(pool.updatedAt()))
                .add(" where id = ", pool.id()));
        jdbc.execute(new Sql("delete from ip_pool_range where pool_id = ", pool.id()));
        addRanges(organizationId, pool);
    }

    void remove(UUID id) {
        jdbc.execute(new Sql("delete from ip_pool_range where pool_id = ", id));
        jdbc.execute(new Sql("delete from ip_pool where id = ", id));
    }

    /** The first of the organization's pools by name that this address lies in. */
    Optional<UUID> poolOf(UUID organizationId, String addressKey) {
        return jdbc.first(
                new Sql(
                                "select p.id from ip_pool_range r join ip_pool p on p.id = r.pool_id"
                                        + " where r.organization_id = ",
                                organizationId)
                        .add(" and r.first_key <= ", addressKey)
                        .add(" and r.last_key >= ", addressKey)
                        .add(" order by p.name_key limit 1"),
                row -> Columns.id(row, 1));
    }

    /** The place of the pool's first range that overlaps one of another organization. */
    Optional<Integer> placeOfOthers(UUID poolId) {
        return jdbc.first(
                new Sql(
                                "select mine.place from ip_pool_range mine join ip_pool_range other"
                                        + " on other.organization_id <> mine.organization_id"
                                        + " and other.first_key <= mine.last_key and other.last_key >= mine.first_key"
                                        + " where mine.pool_id = ",
                                poolId)
                        .add(" order by mine.place limit 1"),
                row -> row.getInt(1));
    }

    /** Whether the address lies in a pool of another organization. */
    boolean isOfOthers(UUID organizationId, String addressKey) {
        return jdbc.first(
                        new Sql("select pool_id from ip_pool_range where organization_id <> ", organizationId)
                                .add(" and first_key <= ", addressKey)
                                .add(" and last_key >= ", addressKey)
                                .add(" limit 1"),
                        row -> Columns.id(row, 1))
                .isPresent();
    }

    void removeAll(UUID organizationId) {
        jdbc.execute(new Sql("delete from ip_pool_range where organization_id = ", organizationId));
        jdbc.execute(new Sql("delete from ip_pool where organization_id = ", organizationId));
    }

    static String key(String name) {
        return PlainText.foldCase(PlainText.normalize(name.strip()));
    }

    private void addRanges(UUID organizationId, IpPool pool) {
        List<Object[]> rows = new ArrayList<>();
        for (Network range : pool.ranges()) {
            rows.add(new Object[] {
                pool.id(),
                rows.size(),
                organizationId,
                range.value(),
                IpKey.of(range.range().getLower()),
                IpKey.of(range.range().getUpper())
            });
        }
        jdbc.batch(INSERT_RANGE, rows);
    }

    private Optional<IpPool> one(UUID organizationId, Sql select) {
        return read(organizationId, select).stream().findFirst();
    }

    private List<IpPool> read(UUID organizationId, Sql select) {
        List<IpPool> bare = jdbc.list(select, IpPoolRepository::bare);
        if (bare.isEmpty()) {
            return bare;
        }
        Map<UUID, List<Network>> ranges =
                ranges(organizationId, bare.stream().map(IpPool::id).toList());
        return bare.stream()
                .map(pool -> new IpPool(
                        pool.id(),
                        pool.name(),
                        ranges.getOrDefault(pool.id(), List.of()),
                        pool.version(),
                        pool.createdAt(),
                        pool.updatedAt()))
                .toList();
    }

    private Map<UUID, List<Network>> ranges(UUID organizationId, Collection<UUID> pools) {
        Sql select = new Sql("select pool_id, written from ip_pool_range where organization_id = ", organizationId)
                .add(" and pool_id in ")
                .addAll(pools)
                .add(" order by pool_id, place");
        return jdbc.list(select, row -> Map.entry(Columns.id(row, 1), Network.parse(row.getString(2)))).stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static IpPool bare(ResultSet row) throws SQLException {
        Instant createdAt = Columns.time(row, 4);
        return new IpPool(
                Columns.id(row, 1), row.getString(2), List.of(), row.getLong(3), createdAt, Columns.time(row, 5));
    }
}
