package org.gatehouse.mail.quotas;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.gatehouse.api.StrictJson;
import org.gatehouse.domains.archive.ArchiveFile;
import org.gatehouse.domains.archive.ArchiveOutput;
import org.gatehouse.domains.archive.ArchivePart;
import org.gatehouse.domains.archive.ArchiveRestore;
import org.gatehouse.domains.archive.ArchiveSource;
import org.gatehouse.domains.archive.ArchiveSource.ArchivedName;
import org.gatehouse.domains.archive.JsonLines;
import org.gatehouse.platform.Chunks;
import org.gatehouse.platform.Columns;
import org.gatehouse.platform.Jdbc;
import org.gatehouse.platform.Sql;
import org.gatehouse.platform.Times;

/** How much the users of a domain may send and keep, in an archive: a line for each who has a quota. What they have used is not. */
@ApplicationScoped
class QuotaArchive implements ArchivePart {
    private static final String FILE = "quotas.jsonl";
    private static final int PAGE = 500;

    @Inject
    Jdbc jdbc;

    @Inject
    StrictJson json;

    @Override
    public int place() {
        return QUOTAS;
    }

    @Override
    public boolean owns(String file) {
        return file.equals(FILE);
    }

    @Override
    public void write(ArchiveSource from, ArchiveOutput to) throws IOException {
        try (JsonLines file = new JsonLines(to.file(FILE), json)) {
            for (List<ArchivedName> users : Chunks.lists(from.users(), PAGE)) {
                Map<UUID, SendingQuota> quotas = quotas(from, users);
                for (ArchivedName user : users) {
                    SendingQuota quota = quotas.get(user.userId());
                    if (quota != null) {
                        ObjectNode line = JsonNodeFactory.instance.objectNode().put("user", user.username());
                        line.setAll((ObjectNode) json.tree(quota));
                        file.add(ArchiveFile.withoutNulls(line));
                    }
                }
            }
        }
    }

    @Override
    public Intake check(ArchiveRestore archive) {
        return file -> {
            Set<String> seen = new HashSet<>();
            for (ObjectNode line = file.next(); line != null; line = file.next()) {
                if (!seen.add(user(file, line, archive))) {
                    throw file.invalid("/user", "comes twice");
                }
                file.as(SendingQuota.class, line);
            }
        };
    }

    @Override
    public Intake restore(ArchiveRestore archive) {
        return file -> {
            List<Object[]> rows = new ArrayList<>();
            for (ObjectNode line = file.next(); line != null; line = file.next()) {
                UUID user = archive.users().get(user(file, line, archive));
                rows.add(row(user, file.as(SendingQuota.class, line), archive));
                if (rows.size() == PAGE) {
                    add(rows, archive);
                }
            }
            add(rows, archive);
        };
    }

    private Map<UUID, SendingQuota> quotas(ArchiveSource from, List<ArchivedName> users) {
        Map<UUID, SendingQuota> found = new HashMap<>();
        Sql select = new Sql(
                        "select user_id, messages_limit, bytes_limit, message_bytes_limit, mailbox_bytes,"
                                + " from_addresses_limit, period_day from user_quota where organization_id = ",
                        from.organizationId())
                .add(" and user_id in ")
                .addAll(users.stream().map(ArchivedName::userId).toList());
        jdbc.list(select, row -> found.put(Columns.id(row, 1), quota(row)));
        return found;
    }

    private static SendingQuota quota(ResultSet row) throws SQLException {
        return new SendingQuota(
                number(row, 2), number(row, 3), number(row, 4), number(row, 5), small(row, 6), small(row, 7));
    }

    private static Long number(ResultSet row, int column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : Long.valueOf(number);
    }

    private static Integer small(ResultSet row, int column) throws SQLException {
        int number = row.getInt(column);
        return row.wasNull() ? null : Integer.valueOf(number);
    }

    private static String user(ArchiveFile file, ObjectNode line, ArchiveRestore archive) {
        String user = file.takeText(line, "user");
        if (!archive.users().containsKey(user)) {
            throw file.invalid("/user", "is not among the users of the archive");
        }
        return user;
    }

    private static Object[] row(UUID user, SendingQuota quota, ArchiveRestore archive) {
        return new Object[] {
            user,
            archive.organizationId(),
            quota.messages(),
            quota.bytes(),
            quota.messageBytes(),
            quota.mailboxBytes(),
            quota.fromAddresses(),
            quota.periodDay(),
            Times.column(archive.now())
        };
    }

    private void add(List<Object[]> rows, ArchiveRestore archive) {
        jdbc.batch(
                "insert into user_quota (user_id, organization_id, messages_limit, bytes_limit, message_bytes_limit,"
                        + " mailbox_bytes, from_addresses_limit, period_day, version, updated_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, 1, ?)",
                rows);
        archive.count("quotas", rows.size());
        rows.clear();
    }
}
