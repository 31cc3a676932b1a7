package org.gatehouse.webaides;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.gatehouse.platform.Columns;
import org.gatehouse.platform.Sql;
import org.gatehouse.platform.Times;

/**
 * The number of a change, and when it was made by the clock of the node that made it.
 *
 * @param at taken behind the owner's lock, so after all changes with lower numbers were committed
 */
record ChangeTime(long seq, Instant at) {
    static ChangeTime read(ResultSet row) throws SQLException {
        return new ChangeTime(row.getLong(1), Columns.time(row, 2));
    }

    /** Which change of a container is looked for: the last one such that. */
    sealed interface Bound {
        Sql add(Sql select, String seq, String at);
    }

    /** It was made before a time. */
    record Before(Instant time) implements Bound {
        @Override
        public Sql add(Sql select, String seq, String at) {
            return select.add(" and " + at + " < ", Times.column(time)).add(" order by " + seq + " desc limit 1");
        }
    }

    /** It was made in an earlier transaction than another one; those of one transaction have one time. */
    record InEarlierTransaction(ChangeTime than) implements Bound {
        @Override
        public Sql add(Sql select, String seq, String at) {
            return select.add(" and " + seq + " < ", than.seq())
                    .add(" and " + at + " <> ", Times.column(than.at()))
                    .add(" order by " + seq + " desc limit 1");
        }
    }
}
