package org.gatehouse.bench;

import static org.gatehouse.bench.Plain.any;
import static org.gatehouse.bench.Plain.values;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** What a mail server asks before each message: whether its sender may send it, and to count it. */
record SendingCalls(Call count) implements Part {
    /** Who has sent something already; the first message of a user makes a row. */
    private static final int SENDERS = 1_000;

    private static final String MESSAGE = "{\"recipients\": 1, \"bytes\": 20000}";

    private static final String QUOTA = "select q.messages_limit, q.bytes_limit, q.message_bytes_limit,"
            + " q.mailbox_bytes, q.from_addresses_limit, q.period_day, u.created_at from user_account u"
            + " left join user_quota q on q.user_id = u.id where u.id = ? and u.organization_id = ?";

    private static final String LOCK = "select period_start, messages, bytes, messages_notice, bytes_notice"
            + " from user_usage where user_id = ? and organization_id = ? for update";

    private static final String STORE = "update user_usage set period_start = ?, messages = ?, bytes = ?,"
            + " messages_notice = ?, bytes_notice = ?, updated_at = ? where user_id = ?";

    /** Somebody who sends. */
    private record Sender(UUID id, OffsetDateTime periodStart) {}

    static SendingCalls of(
            String url, String code, Database database, Sql sql, Api api, Plain access, Plain user, Path ids)
            throws IOException, SQLException {
        List<String> paths = new ArrayList<>();
        for (String id : Files.readAllLines(ids).subList(0, SENDERS)) {
            paths.add("/v1/users/" + id + "/usage");
        }
        paths.forEach(path -> api.post(path, MESSAGE, 200));
        List<Sender> senders = senders(database);
        List<String> lines = new ArrayList<>(List.of(MESSAGE));
        lines.addAll(paths);
        Path file = Files.write(ids.resolveSibling("senders"), lines);
        return new SendingCalls(new Call(
                new Load("count a message", url, "post-any", () -> code, file.toString()),
                List.of(
                        access,
                        user,
                        Calls.alone(
                                "quota",
                                database,
                                QUOTA,
                                tag -> values(any(senders).id(), sql.organization())),
                        Calls.alone(
                                "lock what a user has sent",
                                database,
                                LOCK,
                                tag -> values(any(senders).id(), sql.organization())),
                        Calls.alone("store what a user has sent", database, STORE, tag -> store(any(senders)))),
                0.5,
                () -> api.post(paths.get(0), MESSAGE, 200)));
    }

    private static List<Object[]> store(Sender sender) {
        long messages = ThreadLocalRandom.current().nextLong(1, 1_000_000);
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        return values(sender.periodStart(), messages, messages * 20_000, 0, 0, now, sender.id());
    }

    private static List<Sender> senders(Database database) throws SQLException {
        List<Sender> senders = new ArrayList<>();
        try (Connection connection = database.connect();
                PreparedStatement select = connection.prepareStatement("select user_id, period_start from user_usage");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                senders.add(new Sender(rows.getObject(1, UUID.class), rows.getObject(2, OffsetDateTime.class)));
            }
        }
        return senders;
    }

    @Override
    public List<Call> calls() {
        return List.of(count);
    }

    @Override
    public List<Measurement> others() {
        return List.of();
    }

    @Override
    public List<String> lines(Table table) {
        return List.of();
    }
}
