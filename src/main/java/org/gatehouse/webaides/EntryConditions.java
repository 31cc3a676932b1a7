package org.gatehouse.webaides;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.gatehouse.api.Listing;
import org.gatehouse.platform.Sql;
import org.gatehouse.platform.Times;

/**
 * Filter and order of a list of entries in SQL: every order has an index that begins with the container. A range of time finds
 * candidates only, see {@link EventReadService}.
 */
final class EntryConditions {
    /** How far a clock is from UTC at most: floating events stand in the columns as if at UTC. */
    private static final Duration CLOCKS = Duration.ofHours(18);

    private EntryConditions() {}

    static void add(Sql select, EntryFilter filter) {
        if (filter.q() != null) {
            select.add(" and (position(", filter.q()).add(" in title_key) > 0");
            select.add(" or position(", filter.q()).add(" in text_key) > 0");
            select.add(" or position(", filter.q()).add(" in categories) > 0");
            select.add(" or position(", filter.q()).add(" in emails) > 0");
            select.add(" or position(", filter.q()).add(" in phones) > 0)");
        }
        addElement(select, "categories", filter.category());
        addElement(select, "emails", filter.email());
        addElement(select, "phones", filter.phone());
        if (filter.status() != null) {
            select.add(" and status = ", filter.status());
        }
        if (filter.from() != null) {
            select.add(" and (ends_at is null or ends_at > ", moved(filter.from(), CLOCKS.negated()))
                    .add(")");
        }
        if (filter.to() != null) {
            select.add(" and starts_at < ", moved(filter.to(), CLOCKS));
        }
        if (filter.dueBefore() != null) {
            select.add(" and due_at < ", Times.column(filter.dueBefore()));
        }
        if (filter.modifiedAfter() != null) {
            select.add(" and updated_at >= ", Times.column(filter.modifiedAfter()));
        }
    }

    static void addOrder(Sql select, EntryFilter.Sort sort, Listing listing) {
        String column =
                switch (sort) {
                    case TITLE -> "title_key, id";
                    case UPDATED -> "changed_seq";
                    case START, DUE -> "sort_at, id";
                };
        if (listing.continues()) {
            switch (sort) {
                case TITLE ->
                    select.add(" and (title_key, id) > (", listing.afterText(0))
                            .add(", ", listing.afterId(1))
                            .add(")");
                case UPDATED -> select.add(" and changed_seq > ", listing.afterNumber(0));
                case START, DUE ->
                    select.add(" and (sort_at, id) > (", Times.column(listing.afterTime(0)))
                            .add(", ", listing.afterId(1))
                            .add(")");
            }
        }
        select.add(" order by " + column + " limit ", listing.fetch());
    }

    private static OffsetDateTime moved(Instant moment, Duration by) {
        return moment.atOffset(ZoneOffset.UTC).plus(by);
    }

    private static void addElement(Sql select, String column, String value) {
        if (value != null) {
            select.add(" and position(", EntryColumns.element(value)).add(" in " + column + ") > 0");
        }
    }
}
