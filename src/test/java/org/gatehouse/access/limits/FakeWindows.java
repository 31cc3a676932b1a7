package org.gatehouse.access.limits;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The rows of a database in memory, with the rule of the one update; counts how often it was asked. */
class FakeWindows extends WindowRepository {
    private final Map<Row, Long> rows = new HashMap<>();
    private int asked;

    private record Row(WindowKey key, Instant start) {}

    @Override
    synchronized Share take(WindowKey key, Instant start, long wanted, long limit) {
        asked++;
        Row row = new Row(key, start);
        long used = rows.getOrDefault(row, 0L);
        boolean granted = used <= limit - wanted;
        if (granted) {
            rows.put(row, used + wanted);
        }
        return new Share(granted, rows.get(row));
    }

    @Override
    synchronized long used(WindowKey key, Instant start) {
        return rows.getOrDefault(new Row(key, start), 0L);
    }

    synchronized int asked() {
        return asked;
    }
}
