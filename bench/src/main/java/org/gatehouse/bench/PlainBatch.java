package org.gatehouse.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of batches of 10 000 creates by plain JDBC batch insert, table after table, a transaction for each batch; items a
 * second.
 *
 * @param most how many batches a turn has at most
 */
record PlainBatch(String name, Database database, int most, List<String> inserts, Plain.Values values)
        implements Measurement {
    private static final int SIZE = 500;

    @Override
    public Sample take(String tag, Duration length) throws SQLException {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            double seconds = 0;
            int batches = 0;
            while (seconds < length.toSeconds() && batches < most) {
                List<List<Object[]>> rows = new ArrayList<>();
                for (int i = 0; i < Api.BATCH; i++) {
                    rows.add(values.next("batch-%s-%d-%d".formatted(tag, batches, i)));
                }
                long begin = System.nanoTime();
                for (int table = 0; table < inserts.size(); table++) {
                    insert(connection, table, rows);
                }
                connection.commit();
                seconds += (System.nanoTime() - begin) / 1e9;
                batches++;
            }
            return Sample.of(Api.BATCH * batches / seconds);
        }
    }

    private void insert(Connection connection, int table, List<List<Object[]>> rows) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(inserts.get(table))) {
            for (int i = 0; i < rows.size(); i++) {
                Plain.set(insert, rows.get(i).get(table));
                insert.addBatch();
                if (i % SIZE == SIZE - 1) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
    }
}
