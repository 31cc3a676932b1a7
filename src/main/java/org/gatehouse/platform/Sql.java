package org.gatehouse.platform;

import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.List;

/** A statement put together of fixed text and values; values are always bound, never written into the text. */
public final class Sql {
    private final StringBuilder text = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    public Sql(String begin, Object value) {
        add(begin, value);
    }

    public Sql add(String more) {
        text.append(more);
        return this;
    }

    /** Adds text and behind it a value. */
    public Sql add(String more, Object value) {
        values.add(value);
        text.append(more).append('?').append(values.size());
        return this;
    }

    public String text() {
        return text.toString();
    }

    /** The query that was made of {@link #text}, with its values. */
    public Query bind(Query query) {
        for (int i = 0; i < values.size(); i++) {
            query.setParameter(i + 1, values.get(i));
        }
        return query;
    }
}
