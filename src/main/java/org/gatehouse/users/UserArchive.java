package org.gatehouse.users;

import static org.gatehouse.security.Scope.USERS_PASSWORD_WRITE;
import static org.gatehouse.security.Scope.USERS_PROTECTED_WRITE;
import static org.gatehouse.users.UserProblem.USER_PROTECTED;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.StrictJson;
import org.gatehouse.domains.archive.ArchiveFile;
import org.gatehouse.domains.archive.ArchiveOutput;
import org.gatehouse.domains.archive.ArchivePart;
import org.gatehouse.domains.archive.ArchiveRestore;
import org.gatehouse.domains.archive.ArchiveSource;
import org.gatehouse.domains.archive.ArchiveSource.ArchivedName;
import org.gatehouse.domains.archive.JsonLines;
import org.gatehouse.platform.Columns;
import org.gatehouse.platform.Jdbc;
import org.gatehouse.platform.Sql;

/** The users whose home the domain is, in an archive: a line for each, as a draft of it with the time of its making. */
@ApplicationScoped
class UserArchive implements ArchivePart {
    /** Their names stay in memory while an archive is read or written. */
    private static final int MOST_USERS = 500_000;

    private static final String FILE = "users.jsonl";
    private static final int PAGE = 500;

    @Inject
    Jdbc jdbc;

    @Inject
    UserArchiveRows rows;

    @Inject
    StrictJson json;

    @Override
    public int place() {
        return USERS;
    }

    @Override
    public boolean owns(String file) {
        return file.equals(FILE);
    }

    @Override
    public void write(ArchiveSource from, ArchiveOutput to) throws IOException {
        try (JsonLines file = new JsonLines(to.file(FILE), json)) {
            List<Row> page;
            String last = "";
            do {
                page = page(from, last);
                for (Row row : page) {
                    add(row, from, file);
                    last = row.key();
                }
            } while (page.size() == PAGE);
        }
    }

    /** Leaves out who is in it by a former name, or has by now the address of one who is. */
    private static void add(Row row, ArchiveSource from, JsonLines file) throws IOException {
        if (from.takeUser(row.id()) && from.takeAddress(row.addressKey())) {
            from.users().add(new ArchivedName(row.id(), row.username()));
            from.noteProtected(row.isProtected());
            file.add(row.user());
        }
    }

    @Override
    public Intake check(ArchiveRestore archive) {
        return file -> inChunks(
                file, archive, some -> some.forEach(user -> archive.users().put(user.name(), null)));
    }

    @Override
    public Intake restore(ArchiveRestore archive) {
        return file -> inChunks(file, archive, some -> rows.add(some, archive));
    }

    private List<Row> page(ArchiveSource from, String after) {
        Sql select = new Sql(
                        "select u.id, u.username, u.username_key, u.address, u.status, u.display_name, u.protected,"
                                + " u.password_hash, u.created_at, p.content, q.content, u.address_key from user_account u"
                                + " left join user_profile p on p.user_id = u.id"
                                + " left join user_preferences q on q.user_id = u.id where u.domain_id = ",
                        from.domainId())
                .add(" and u.organization_id = ", from.organizationId())
                .add(" and u.username_key > ", after)
                .add(" order by u.username_key limit ", PAGE);
        return jdbc.list(select, row -> row(from.contents(), row));
    }

    private Row row(ArchiveSource.Contents contents, ResultSet row) throws SQLException {
        if (row.getBoolean(7) && !contents.protectedUsers()) {
            throw USER_PROTECTED.because("a user of the domain has become protected meanwhile");
        }
        UUID id = Columns.id(row, 1);
        if (contents.unreachable().contains(id)) {
            throw USER_PROTECTED.because("a user out of the code's reach has come into the domain meanwhile");
        }
        ObjectNode user = JsonNodeFactory.instance.objectNode();
        user.put("username", row.getString(2)).put("address", row.getString(4));
        user.put("status", row.getString(5).toLowerCase(Locale.ROOT)).put("displayName", row.getString(6));
        user.put("protected", row.getBoolean(7));
        user.put("passwordHash", contents.passwordHashes() ? row.getString(8) : null);
        user.put("createdAt", Columns.time(row, 9).toString());
        user.set("profile", document(row.getString(10)));
        user.set("preferences", document(row.getString(11)));
        return new Row(
                id,
                row.getString(2),
                row.getString(3),
                row.getString(12),
                row.getBoolean(7),
                ArchiveFile.withoutNulls(user));
    }

    private ObjectNode document(String content) {
        return content == null ? null : json.readOwn(content, ObjectNode.class);
    }

    private void inChunks(ArchiveFile file, ArchiveRestore archive, Work work) throws IOException {
        List<ArchivedUser> chunk = new ArrayList<>();
        for (ObjectNode line = file.next(); line != null; line = file.next()) {
            chunk.add(user(file, line, archive));
            if (chunk.size() == PAGE) {
                rows.noteTaken(chunk, archive);
                work.on(chunk);
                chunk.clear();
            }
        }
        rows.noteTaken(chunk, archive);
        archive.requireFree();
        work.on(chunk);
    }

    private ArchivedUser user(ArchiveFile file, ObjectNode line, ArchiveRestore archive) {
        Instant createdAt = file.takeTime(line, "createdAt", archive.now());
        UserDraft draft = file.as(UserDraft.class, line);
        if (draft.password() != null) {
            throw file.invalid("/password", "does not belong into an archive");
        }
        if (draft.isProtected()) {
            archive.require(USERS_PROTECTED_WRITE);
        }
        if (draft.passwordHash() != null) {
            archive.require(USERS_PASSWORD_WRITE);
        }
        if (Boolean.FALSE.equals(draft.mailbox()) || !draft.address().domain().equals(archive.domain())) {
            throw file.invalid("/address", "must be a mailbox in the domain of the archive");
        }
        ArchivedUser user = new ArchivedUser(draft, username(file, draft), createdAt, file.pointer());
        boolean foreign = user.username()
                .domainPart()
                .filter(archive.domain()::equals)
                .filter(domain -> !user.key().equals(draft.address().key()))
                .isPresent();
        if (foreign) {
            throw file.invalid("/username", "must be the own address when it is one of the domain");
        }
        if (!archive.takeUsername(user.key())
                || !archive.takeAddress(draft.address().key())) {
            throw file.invalid("another user in the archive has this username or address");
        }
        archive.count("users", 1);
        if (archive.counts().get("users") > MOST_USERS) {
            throw file.invalid("it has more than " + MOST_USERS + " users");
        }
        return user;
    }

    private static Username username(ArchiveFile file, UserDraft draft) {
        try {
            return draft.username() == null ? UserDrafts.usernameOf(draft.address()) : draft.username();
        } catch (ApiException refusal) {
            throw file.wrong(refusal);
        }
    }

    private interface Work {
        void on(List<ArchivedUser> users);
    }

    private record Row(UUID id, String username, String key, String addressKey, boolean isProtected, ObjectNode user) {}
}
