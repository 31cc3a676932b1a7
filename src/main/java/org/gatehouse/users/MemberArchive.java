package org.gatehouse.users;

import static org.gatehouse.security.Scope.USERS_PROTECTED_WRITE;
import static org.gatehouse.users.UserProblem.USER_PROTECTED;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.gatehouse.api.StrictJson;
import org.gatehouse.domains.archive.ArchiveFile;
import org.gatehouse.domains.archive.ArchiveOutput;
import org.gatehouse.domains.archive.ArchivePart;
import org.gatehouse.domains.archive.ArchiveRestore;
import org.gatehouse.domains.archive.ArchiveSource;
import org.gatehouse.domains.archive.JsonLines;
import org.gatehouse.organizations.OrganizationService;
import org.gatehouse.platform.Chunks;
import org.gatehouse.platform.Columns;
import org.gatehouse.platform.InvalidValue;
import org.gatehouse.platform.Jdbc;
import org.gatehouse.platform.Sql;
import org.gatehouse.platform.Times;

/**
 * The members of a domain whose home it is not, in an archive: by their usernames alone. Those who are there when it is
 * imported are members again; the others are counted and left out.
 */
@ApplicationScoped
class MemberArchive implements ArchivePart {
    private static final String FILE = "members.jsonl";
    private static final int PAGE = 500;

    /** Their names stay in memory while an archive is read. */
    private static final int MOST_MEMBERS = 500_000;

    @Inject
    Jdbc jdbc;

    @Inject
    UserRepository users;

    @Inject
    OrganizationService organizations;

    @Inject
    StrictJson json;

    @Override
    public int place() {
        return MEMBERS;
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
                    if (row.isProtected() && !from.contents().protectedUsers()) {
                        throw USER_PROTECTED.because("a member of the domain has become protected meanwhile");
                    }
                    if (from.contents().unreachable().contains(row.id())) {
                        throw USER_PROTECTED.because("a user out of the code's reach has become a member meanwhile");
                    }
                    if (from.takeUser(row.id())) { // else it has left its home a moment ago
                        from.noteProtected(row.isProtected());
                        file.add(JsonNodeFactory.instance.objectNode().put("username", row.username()));
                    }
                    last = row.key();
                }
            } while (page.size() == PAGE);
        }
    }

    @Override
    public Intake check(ArchiveRestore archive) {
        return file -> {
            Set<String> seen = new HashSet<>();
            for (ObjectNode line = file.next(); line != null; line = file.next()) {
                String key = key(file, line);
                if (!seen.add(key) || archive.hasUsername(key)) {
                    throw file.invalid("/username", "is a member already");
                }
                requireRoom(file, seen.size());
            }
        };
    }

    @Override
    public Intake restore(ArchiveRestore archive) {
        List<String> keys = new ArrayList<>();
        return new Intake() {
            @Override
            public void read(ArchiveFile file) throws IOException {
                for (ObjectNode line = file.next(); line != null; line = file.next()) {
                    keys.add(key(file, line));
                    requireRoom(file, keys.size());
                }
            }

            /** Last of all: the organization is not to wait while the rest is written. */
            @Override
            public void end() {
                Chunks.lists(keys, PAGE).forEach(some -> add(some, archive));
            }
        };
    }

    private static void requireRoom(ArchiveFile file, int members) {
        if (members > MOST_MEMBERS) {
            throw file.invalid("it has more than " + MOST_MEMBERS + " members");
        }
    }

    private List<Row> page(ArchiveSource from, String after) {
        Sql select = new Sql(
                        "select u.id, u.username, u.username_key, u.protected from domain_member m"
                                + " join user_account u on u.id = m.user_id where m.domain_id = ",
                        from.domainId())
                .add(" and m.organization_id = ", from.organizationId())
                .add(" and (u.domain_id is null or u.domain_id <> ", from.domainId())
                .add(") and u.username_key > ", after)
                .add(" order by u.username_key limit ", PAGE);
        return jdbc.list(
                select, row -> new Row(Columns.id(row, 1), row.getString(2), row.getString(3), row.getBoolean(4)));
    }

    private static String key(ArchiveFile file, ObjectNode line) {
        String username = file.takeText(line, "username");
        if (!line.isEmpty()) {
            throw file.invalid("it has members that are not known here");
        }
        try {
            return Username.parse(username).key();
        } catch (InvalidValue e) {
            throw file.invalid("/username", e.getMessage());
        }
    }

    /** Under the lock of the organization, or a user could leave its home meanwhile. */
    private void add(List<String> keys, ArchiveRestore archive) {
        organizations.lock(archive.organizationId());
        Sql select = new Sql(
                        "select id, protected from user_account where organization_id = ", archive.organizationId())
                .add(" and username_key in ")
                .addAll(keys);
        List<UUID> found = jdbc.list(select, row -> {
            UUID id = Columns.id(row, 1);
            if (archive.by().unreachable().contains(id)) {
                throw USER_PROTECTED.because("a member of the domain is out of the code's reach");
            }
            if (row.getBoolean(2) && !archive.by().scopes().contains(USERS_PROTECTED_WRITE)) {
                throw USER_PROTECTED.because("a member of the domain is protected");
            }
            return id;
        });
        archive.count("members", found.size());
        archive.count("membersLeftOut", (long) keys.size() - found.size());
        jdbc.batch(
                "insert into domain_member (domain_id, user_id, organization_id, created_at) values (?, ?, ?, ?)",
                found.stream()
                        .map(id -> new Object[] {
                            archive.domainId(), id, archive.organizationId(), Times.column(archive.now())
                        })
                        .toList());
        if (!found.isEmpty()) {
            users.placeHomeless(archive.organizationId(), found);
        }
    }

    private record Row(UUID id, String username, String key, boolean isProtected) {}
}
