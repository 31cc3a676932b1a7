package org.gatehouse.platform;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/**
 * A connection for the server's pool that outlives a restart of its database: before new work it looks whether it still
 * stands, at most once a second, and replaces what was cut. A pool could do that, but no data source definition can tell
 * WildFly's to. Work that was under way when the database went fails.
 */
final class ReconnectingConnection implements InvocationHandler {
    private static final long TRUSTED_NANOS = Duration.ofSeconds(1).toNanos();
    private static final int PATIENCE_SECONDS = 2;
    private static final Set<String> BEGINNINGS =
            Set.of("createStatement", "prepareStatement", "prepareCall", "setAutoCommit", "isValid");

    private static final Set<String> SETTINGS =
            Set.of("setAutoCommit", "setTransactionIsolation", "setReadOnly", "setHoldability");

    private final DataSource database;

    /** What the pool has set on this connection, to be set on its successors. */
    private final Map<Method, List<Object>> settings = new LinkedHashMap<>();

    private Connection present;
    private boolean autoCommit = true;
    private boolean inTransaction;
    private boolean closed;
    private long lastWork = System.nanoTime();

    private ReconnectingConnection(DataSource database, Connection present) {
        this.database = database;
        this.present = present;
    }

    /** A connection that is {@code present} until it is cut, and others of {@code database} thereafter. */
    static Connection of(DataSource database, Connection present) {
        return (Connection) Proxy.newProxyInstance(
                ReconnectingConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new ReconnectingConnection(database, present));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        String name = method.getName();
        return switch (name) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> {
                prepare(name, arguments);
                Object result = call(present, method, arguments);
                remember(name, method, arguments);
                yield result;
            }
        };
    }

    /** Whatever comes of it, a commit or rollback ends a transaction, and a close the whole connection. */
    private void prepare(String name, Object[] arguments) throws Throwable {
        switch (name) {
            case "close", "abort" -> closed = true;
            case "commit" -> inTransaction = false;
            case "rollback" -> inTransaction = arguments != null; // to a savepoint only
            default -> {
                if (BEGINNINGS.contains(name) && !inTransaction && !closed) {
                    standUp();
                }
            }
        }
    }

    private void standUp() throws Throwable {
        boolean stands = !present.isClosed()
                && (System.nanoTime() - lastWork < TRUSTED_NANOS || present.isValid(PATIENCE_SECONDS));
        if (!stands) {
            replace();
        }
        lastWork = System.nanoTime();
    }

    private void replace() throws Throwable {
        Connection next = database.getConnection();
        try {
            for (Map.Entry<Method, List<Object>> setting : settings.entrySet()) {
                call(next, setting.getKey(), setting.getValue().toArray());
            }
        } catch (SQLException e) {
            next.close();
            throw e;
        }
        present.close();
        present = next;
    }

    private void remember(String name, Method method, Object[] arguments) {
        if (name.equals("setAutoCommit")) {
            autoCommit = (boolean) arguments[0];
            inTransaction = inTransaction && !autoCommit;
        }
        if (SETTINGS.contains(name)) {
            settings.put(method, List.of(arguments));
        } else if (BEGINNINGS.contains(name)) {
            inTransaction = !autoCommit;
        }
    }

    private static Object call(Connection connection, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
