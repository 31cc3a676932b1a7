package org.gatehouse.mail.ip;

import inet.ipaddr.IPAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.platform.Columns;
import org.gatehouse.platform.Jdbc;
import org.gatehouse.platform.Network;
import org.gatehouse.platform.Sql;
import org.gatehouse.platform.Times;

/** Whose each address is. What is free is asked of the whole server, whatever organization the addresses are of. */
@ApplicationScoped
class IpAllocationRepository {
    private static final int PIECE = 1000;
    private static final String SELECT = "select address, pool_id, created_at from ip_allocation where user_id = ";

    @Inject
    Jdbc jdbc;

    /** Whether the address was free. */
    boolean add(UUID organizationId, UUID userId, IPAddress address, UUID poolId, Instant now) {
        Sql insert = new Sql(
                        "insert into ip_allocation (address_key, address, organization_id, user_id, pool_id, created_at)"
                                + " values (",
                        IpKey.of(address))
                .add(", ", address.toCanonicalString())
                .add(", ", organizationId)
                .add(", ", userId)
                .add(", cast(", poolId)
                .add(" as uuid), ", Times.column(now))
                .add(") on conflict do nothing");
        return jdbc.execute(insert) == 1;
    }

    List<IpAllocationView> list(UUID organizationId, UUID userId) {
        return jdbc.list(
                new Sql(SELECT, userId)
                        .add(" and organization_id = ", organizationId)
                        .add(" order by address_key"),
                IpAllocationRepository::view);
    }

    Optional<IpAllocationView> find(UUID organizationId, UUID userId, String addressKey) {
        return jdbc.first(
                new Sql(SELECT, userId)
                        .add(" and organization_id = ", organizationId)
                        .add(" and address_key = ", addressKey),
                IpAllocationRepository::view);
    }

    /** Whether the user had it. */
    boolean remove(UUID organizationId, UUID userId, String addressKey) {
        return jdbc.execute(new Sql("delete from ip_allocation where user_id = ", userId)
                        .add(" and organization_id = ", organizationId)
                        .add(" and address_key = ", addressKey))
                == 1;
    }

    long count(Collection<Network> ranges) {
        long count = 0;
        for (Network range : ranges) {
            count += jdbc.first(
                            new Sql(
                                            "select count(*) from ip_allocation where address_key >= ",
                                            IpKey.of(range.range().getLower()))
                                    .add(
                                            " and address_key <= ",
                                            IpKey.of(range.range().getUpper())),
                            row -> row.getLong(1))
                    .orElseThrow();
        }
        return count;
    }

    /** The next addresses of these ranges, in their order, that are nobody's; as many as there are, at most {@code most}. */
    List<IPAddress> free(Collection<Network> ranges, int most) {
        List<IPAddress> free = new ArrayList<>();
        for (Network range : ranges) {
            addFree(range, most, free);
        }
        return free;
    }

    private void addFree(Network range, int most, List<IPAddress> free) {
        IPAddress next = range.range().getLower();
        IPAddress last = range.range().getUpper();
        List<IPAddress> taken = List.of();
        int place = 0;
        boolean more = true; // taken ones that have not been read
        while (free.size() < most && next != null) {
            if (place == taken.size() && more) {
                taken = taken(next, last);
                place = 0;
                more = taken.size() == PIECE;
            }
            if (place < taken.size() && taken.get(place).equals(next)) {
                place++;
            } else {
                free.add(next);
            }
            next = next.equals(last) ? null : next.increment(1);
        }
    }

    private List<IPAddress> taken(IPAddress first, IPAddress last) {
        return jdbc.list(
                new Sql("select address_key from ip_allocation where address_key >= ", IpKey.of(first))
                        .add(" and address_key <= ", IpKey.of(last))
                        .add(" order by address_key limit ", PIECE),
                row -> IpKey.address(row.getString(1)));
    }

    void forgetPool(UUID poolId) {
        jdbc.execute(new Sql("update ip_allocation set pool_id = null where pool_id = ", poolId));
    }

    void removeOfUsers(UUID organizationId, Collection<UUID> userIds) {
        jdbc.execute(new Sql("delete from ip_allocation where organization_id = ", organizationId)
                .add(" and user_id in ")
                .addAll(userIds));
    }

    void removeAll(UUID organizationId) {
        jdbc.execute(new Sql("delete from ip_allocation where organization_id = ", organizationId));
    }

    private static IpAllocationView view(ResultSet row) throws SQLException {
        return new IpAllocationView(row.getString(1), Columns.id(row, 2), Columns.time(row, 3));
    }
}
