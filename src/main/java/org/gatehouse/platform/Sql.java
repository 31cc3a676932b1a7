package org.gatehouse.platform;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

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
        text.append(more).append('?');
        return this;
    }

    /** Adds a list of values, of which there is one at least, in brackets. */
    public Sql addAll(Collection<?> more) {
        values.addAll(more);
        text.append(more.stream().map(value -> "?").collect(Collectors.joining(", ", "(", ")")));
        return this;
    }

    /** The statement with its values, ready to be executed. */
    public PreparedStatement prepare(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text.toString());
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
        return statement;
    }
}
