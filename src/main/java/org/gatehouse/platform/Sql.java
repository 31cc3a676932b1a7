package org.gatehouse.platform;

import jakarta.persistence.Query;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** A statement put together of fixed text and values; values are always bound, never written into the text. */
public final class Sql {
    private static final int MAX_UNION = 25;

    private final StringBuilder text = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    public Sql(String begin, Object value) {
        add(begin, value);
    }

    public Sql() {}

    /**
     * The first rows of several selects, each with an order and a limit, as one statement. In groups, since H2 copies the rows of
     * each select of a long union once for every one behind it.
     *
     * @param operator union or union all
     * @param end order and limit of the whole
     */
    public static Sql union(String operator, List<Sql> selects, Sql end) {
        List<Sql> level = selects;
        while (level.size() > 1) {
            List<Sql> above = new ArrayList<>();
            for (int from = 0; from < level.size(); from += MAX_UNION) {
                above.add(flatUnion(operator, level.subList(from, Math.min(from + MAX_UNION, level.size())), end));
            }
            level = above;
        }
        return level.get(0);
    }

    private static Sql flatUnion(String operator, List<Sql> selects, Sql end) {
        Sql sql = new Sql();
        String before = "(";
        for (Sql select : selects) {
            sql.add(before).add(select).add(")");
            before = " " + operator + " (";
        }
        return sql.add(end);
    }

    public Sql add(Sql more) {
        values.addAll(more.values);
        text.append(more.text);
        return this;
    }

    public Sql add(String more) {
        text.append(more);
        return this;
    }

    /** Adds text and behind it a value. */
    public Sql add(String more, Object value) {
        values.add(value);
        text.append(more).append('?');
        return this;
    }

    /** Adds a list of values, of which there is one at least, in brackets. */
    public Sql addAll(Collection<?> more) {
        values.addAll(more);
        text.append(more.stream().map(value -> "?").collect(Collectors.joining(", ", "(", ")")));
        return this;
    }

    /** Adds text and behind it ids as one value, an array: for lists that stand in a statement many times. */
    public Sql addArray(String more, Collection<UUID> ids) {
        return add(more, new Many(List.copyOf(ids)));
    }

    /** Gives a query of JPA, made of {@link #numbered}, its values. */
    public Query bind(Query query) {
        for (int place = 1; place <= values.size(); place++) {
            query.setParameter(place, values.get(place - 1));
        }
        return query;
    }

    /** The text with numbered places for the values, as JPA wants it. */
    public String numbered() {
        StringBuilder numbered = new StringBuilder();
        int place = 0;
        for (String part : text.toString().split("\\?", -1)) {
            numbered.append(place == 0 ? "" : "?" + place).append(part);
            place++;
        }
        return numbered.toString();
    }

    /** The statement with its values, ready to be executed. */
    public PreparedStatement prepare(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text.toString());
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            statement.setObject(
                    i + 1,
                    value instanceof Many some
                            ? connection.createArrayOf("uuid", some.ids().toArray())
                            : value);
        }
        return statement;
    }

    private record Many(List<UUID> ids) {}
}
