package org.gatehouse.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The contacts of the seeded users.
 *
 * @param read containers that nobody writes to after the seed
 * @param written containers that are written to through the server
 * @param plain containers that are written to by plain JDBC
 * @param writers one for each of the writers that write at the same time
 * @param together where all of them write
 * @param many with 100 000 entries, of which 10 have changed since {@code sinceMany}
 * @param few with 100 entries, of which 10 have changed since {@code sinceFew}
 * @param empty containers without entries; each is filled once
 */
record WebAides(
        List<Container> read,
        List<Container> written,
        List<Container> plain,
        List<Container> writers,
        Container together,
        Container many,
        String sinceMany,
        Container few,
        String sinceFew,
        Empty empty) {
    static final int WRITERS = 16;

    /** How many users the seed takes; the rest are for batches. */
    static final int USERS = 1_300;

    private static final int GROUP = 400;
    private static final int ENTRIES = 50;
    private static final int FEW = 100;
    private static final int MANY = 100_000;
    private static final int CHANGED = 10;
    private static final Pattern NEXT = Pattern.compile("\"next\":\"([^\"]+)\"");

    /** A container and its entries. */
    record Container(UUID user, UUID id, List<UUID> entries) {
        String path() {
            return "/v1/webaides/" + id;
        }

        String path(UUID entry) {
            return path() + "/entries/" + entry;
        }
    }

    static WebAides seed(Api api, Database database, List<String> userIds) throws SQLException {
        List<Container> containers = containers(database, userIds);
        Empty next = new Empty(containers);
        List<Container> read = filled(api, next, GROUP);
        List<Container> written = filled(api, next, GROUP);
        List<Container> plain = filled(api, next, GROUP);
        List<Container> writers = filled(api, next, WRITERS);
        Container together = fill(api, next.take(), WRITERS * ENTRIES);
        Container few = fill(api, next.take(), FEW);
        Container many = fill(api, next.take(), MANY);
        return new WebAides(
                read, written, plain, writers, together, many, changed(api, many), few, changed(api, few), next);
    }

    /** Containers that are still without entries. */
    static final class Empty {
        private final List<Container> containers;
        private int taken;

        private Empty(List<Container> containers) {
            this.containers = containers;
        }

        /** One that nobody else gets. */
        synchronized Container take() {
            if (taken == containers.size()) {
                throw new IllegalStateException("all containers are filled: seed more users");
            }
            return containers.get(taken++);
        }
    }

    /** The token of a client that has seen all. */
    static String latest(Api api, Container container) {
        Matcher next = NEXT.matcher(api.get(container.path() + "/changes?since=latest"));
        if (!next.find()) {
            throw new IllegalStateException("no token");
        }
        return next.group(1);
    }

    private static List<Container> filled(Api api, Empty next, int containers) {
        List<Container> filled = new ArrayList<>();
        for (int i = 0; i < containers; i++) {
            filled.add(fill(api, next.take(), ENTRIES));
        }
        return filled;
    }

    private static Container fill(Api api, Container container, int entries) {
        List<UUID> ids = new ArrayList<>();
        for (int from = 0; from < entries; from += Api.BATCH) {
            int size = Math.min(Api.BATCH, entries - from);
            String batch = Contacts.batch(String.valueOf(from), size);
            api.send(container.path() + "/entries/batch", batch, size).forEach(id -> ids.add(UUID.fromString(id)));
        }
        return new Container(container.user(), container.id(), ids);
    }

    /** Changes some entries from all over the container; the token from before. */
    private static String changed(Api api, Container container) {
        String before = latest(api, container);
        StringJoiner operations = new StringJoiner(",", "{\"operations\":[", "]}");
        for (int i = 0; i < CHANGED; i++) {
            UUID id = container.entries().get(i * container.entries().size() / CHANGED);
            operations.add(
                    "{\"op\":\"update\",\"id\":\"%s\",\"content\":{\"keywords\":{\"changed\":true}}}".formatted(id));
        }
        api.send(container.path() + "/entries/batch", operations.toString(), CHANGED);
        return before;
    }

    /** Everybody's first container of contacts, in the order of the users. */
    private static List<Container> containers(Database database, List<String> userIds) throws SQLException {
        Map<UUID, Container> found = new HashMap<>();
        try (Connection connection = database.connect();
                PreparedStatement select =
                        connection.prepareStatement("select user_id, id from webaide where kind = 'CONTACTS'");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                UUID user = rows.getObject(1, UUID.class);
                found.put(user, new Container(user, rows.getObject(2, UUID.class), List.of()));
            }
        }
        return userIds.stream().map(id -> found.get(UUID.fromString(id))).toList();
    }
}
