package org.gatehouse.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;

/**
 * SQL by plain JDBC over as many connections as the load has: a single statement on its own, several in one transaction.
 * Statements stay prepared, and each column of each row is read.
 *
 * @param values for each statement its parameters, new ones at each call
 */
record Plain(String name, Database database, List<String> statements, Values values) implements Measurement {
    /** Parameters for every statement of one execution; null when there are none any more, which ends the turn. */
    interface Values {
        List<Object[]> next(String tag);
    }

    @Override
    public Sample take(String tag, Duration length) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(Load.CONNECTIONS);
        List<Connection> connections = new ArrayList<>();
        try {
            List<Callable<Long>> work = new ArrayList<>();
            for (int i = 0; i < Load.CONNECTIONS; i++) {
                Connection connection = database.connect();
                connections.add(connection);
                String ownTag = tag + "-" + i;
                work.add(() -> count(connection, ownTag, System.nanoTime() + length.toNanos()));
            }
            long begin = System.nanoTime();
            long executions = 0;
            for (Future<Long> done : threads.invokeAll(work)) {
                executions += done.get();
            }
            return Sample.of(executions * 1e9 / (System.nanoTime() - begin));
        } finally {
            threads.shutdownNow();
            for (Connection connection : connections) {
                connection.close();
            }
        }
    }

    private long count(Connection connection, String tag, long deadline) throws SQLException {
        connection.setAutoCommit(statements.size() == 1);
        List<PreparedStatement> prepared = new ArrayList<>();
        for (String statement : statements) {
            prepared.add(connection.prepareStatement(statement));
        }
        long executions = 0;
        while (System.nanoTime() < deadline) {
            List<Object[]> parameters = values.next(tag + "-" + executions);
            if (parameters == null) {
                break;
            }
            for (int i = 0; i < prepared.size(); i++) {
                set(prepared.get(i), parameters.get(i));
                execute(prepared.get(i));
            }
            if (prepared.size() > 1) {
                connection.commit();
            }
            executions++;
        }
        return executions;
    }

    /** Parameters of the only statement. */
    static List<Object[]> values(Object... ofOneStatement) {
        return List.<Object[]>of(ofOneStatement);
    }

    /** Any of them. */
    static <T> T any(List<T> all) {
        return all.get(ThreadLocalRandom.current().nextInt(all.size()));
    }

    static void set(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }

    private static void execute(PreparedStatement statement) throws SQLException {
        if (!statement.execute()) {
            return;
        }
        try (ResultSet rows = statement.getResultSet()) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int column = 1; column <= columns; column++) {
                    rows.getObject(column);
                }
            }
        }
    }
}
