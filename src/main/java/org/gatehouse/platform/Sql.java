package org.gatehouse.platform;

import jakarta.persistence.EntityManager;
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

    /** The query for entities whose columns all have explicit names. */
    public <T> Result<T> query(EntityManager entities, Class<T> type) {
        Query query = entities.createNativeQuery(text.toString(), type);
        for (int i = 0; i < values.size(); i++) {
            query.setParameter(i + 1, values.get(i));
        }
        return new Result<>(query);
    }

    /** A native query with the type that it was made for: JPA 3.1 has no typed ones. */
    public static final class Result<T> {
        private final Query query;

        private Result(Query query) {
            this.query = query;
        }

        public Result<T> setMaxResults(int most) {
            query.setMaxResults(most);
            return this;
        }

        @SuppressWarnings("unchecked")
        public List<T> getResultList() {
            return query.getResultList();
        }
    }
}
