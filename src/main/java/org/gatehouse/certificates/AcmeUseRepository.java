package org.gatehouse.certificates;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.platform.Columns;
import org.gatehouse.platform.Housekeeping;
import org.gatehouse.platform.Ids;
import org.gatehouse.platform.Jdbc;
import org.gatehouse.platform.Sql;
import org.gatehouse.platform.Times;

/** What was asked of the CA and when, whatever has become of it here. */
@ApplicationScoped
class AcmeUseRepository {
    /** What the CA counts. */
    enum Kind {
        /** Orders of the account. */
        ORDER,
        /** Certificates for the same set of hosts. */
        SET,
        /** Certificates for hosts of one registered domain. */
        DOMAIN,
        /** Failed proofs of one host. */
        FAILURE
    }

    @Inject
    Jdbc jdbc;

    void add(Kind kind, Collection<String> subjects, UUID orderId, Instant now) {
        jdbc.batch(
                "insert into acme_use (id, kind, subject, order_id, used_at) values (?, ?, ?, ?, ?)",
                subjects.stream()
                        .map(subject -> new Object[] {Ids.next(), kind.name(), subject, orderId, Times.column(now)})
                        .toList());
    }

    /** When there is room again; empty if there is now. */
    Optional<Instant> roomAt(Kind kind, String subject, int most, Duration window, Instant now) {
        List<Instant> latest = jdbc.list(
                new Sql("select used_at from acme_use where kind = ", kind.name())
                        .add(" and subject = ", subject)
                        .add(" and used_at > ", Times.column(now.minus(window)))
                        .add(" order by used_at desc limit ", most),
                row -> Columns.time(row, 1));
        return latest.size() < most
                ? Optional.empty()
                : Optional.of(latest.get(most - 1).plus(window));
    }

    /** No certificate came of the order. */
    void giveBack(UUID orderId) {
        jdbc.execute(new Sql("delete from acme_use where order_id = ", orderId).add(" and kind in ('SET', 'DOMAIN')"));
    }

    int forgetSome(Instant before) {
        List<UUID> old = jdbc.list(
                new Sql("select id from acme_use where used_at < ", Times.column(before))
                        .add(" order by used_at, id limit ", Housekeeping.STEP),
                row -> Columns.id(row, 1));
        return old.isEmpty()
                ? 0
                : jdbc.execute(
                        new Sql().add("delete from acme_use where id in ").addAll(old));
    }
}
