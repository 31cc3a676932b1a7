package org.gatehouse.platform;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Sends statements of plain SQL to the database, in the transaction that there is, or each on its own. */
@ApplicationScoped
public class Jdbc {
    private static final int BATCH = 500;

    @Resource(lookup = "java:app/jdbc/gatehouse")
    DataSource database;

    /** One that works outside the server. */
    public static Jdbc on(DataSource database) {
        Jdbc jdbc = new Jdbc();
        jdbc.database = database;
        return jdbc;
    }

    /** Makes something of a row. */
    public interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    public <T> List<T> list(Sql sql, Reading<T> reading) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = sql.prepare(connection);
                ResultSet rows = select.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(reading.of(rows));
            }
            return found;
        } catch (SQLException e) {
            throw trouble(e);
        }
    }

    public <T> Optional<T> first(Sql sql, Reading<T> reading) {
        return list(sql, reading).stream().findFirst();
    }

    /** How many rows the statement has changed. */
    public int execute(Sql sql) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = sql.prepare(connection)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw trouble(e);
        }
    }

    /** Executes one statement for each list of values, many at a time. */
    public void batch(String text, List<Object[]> all) {
        if (all.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(text)) {
            int waiting = 0;
            for (Object[] values : all) {
                for (int i = 0; i < values.length; i++) {
                    statement.setObject(i + 1, values[i]);
                }
                statement.addBatch();
                if (++waiting == BATCH) {
                    statement.executeBatch();
                    waiting = 0;
                }
            }
            if (waiting > 0) {
                statement.executeBatch();
            }
        } catch (SQLException e) {
            throw trouble(e);
        }
    }

    private static IllegalStateException trouble(SQLException e) {
        return new IllegalStateException("the database refused a statement", e);
    }
}
