package org.gatehouse.users;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gatehouse.api.StrictJson;
import org.gatehouse.domains.AddressKind;
import org.gatehouse.domains.AddressService;
import org.gatehouse.domains.DomainName;
import org.gatehouse.domains.archive.ArchivePart;
import org.gatehouse.domains.archive.ArchiveRestore;
import org.gatehouse.platform.Ids;
import org.gatehouse.platform.Jdbc;
import org.gatehouse.platform.Numbers;
import org.gatehouse.platform.PlainText;
import org.gatehouse.platform.Sql;
import org.gatehouse.platform.Times;

/**
 * Writes the rows of users that come out of an archive, by plain SQL: the persistence provider would keep them all in memory
 * to the end of the one transaction.
 */
@ApplicationScoped
class UserArchiveRows {
    private static final String USER = "insert into user_account (id, number, organization_id, username, username_key,"
            + " address, address_key, mailbox, domain_id, status, display_name, display_name_key, protected,"
            + " password_hash, password_changed_at, version, created_at, updated_at)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?)";

    private static final String MEMBER =
            "insert into domain_member (domain_id, user_id, organization_id, created_at) values (?, ?, ?, ?)";

    @Inject
    Jdbc jdbc;

    @Inject
    AddressService addresses;

    @Inject
    Event<UsersAdded> added;

    @Inject
    Numbers numbers;

    @Inject
    StrictJson json;

    /** Notes which of these cannot be made, since others of the organization have their names. */
    void noteTaken(List<ArchivedUser> users, ArchiveRestore archive) {
        if (users.isEmpty()) {
            return;
        }
        Set<String> taken = new HashSet<>(jdbc.list(
                new Sql("select username_key from user_account where organization_id = ", archive.organizationId())
                        .add(" and username_key in ")
                        .addAll(users.stream().map(ArchivedUser::key).toList()),
                row -> row.getString(1)));
        Set<String> others = otherDomains(users, archive);
        for (ArchivedUser user : users) {
            if (taken.contains(user.key())) {
                archive.taken(user.pointer() + "/username", "is another user's");
            } else if (domain(user).filter(others::contains).isPresent()) {
                archive.taken(user.pointer() + "/username", "is an address in another domain of the organization");
            }
        }
    }

    private Set<String> otherDomains(List<ArchivedUser> users, ArchiveRestore archive) {
        Set<String> names = new HashSet<>();
        users.forEach(user -> domain(user).ifPresent(names::add));
        names.remove(archive.domain().value());
        return names.isEmpty()
                ? Set.of()
                : new HashSet<>(jdbc.list(
                        new Sql("select name from mail_domain where organization_id = ", archive.organizationId())
                                .add(" and name in ")
                                .addAll(names),
                        row -> row.getString(1)));
    }

    private static Optional<String> domain(ArchivedUser user) {
        return user.username().domainPart().map(DomainName::value);
    }

    void add(List<ArchivedUser> users, ArchiveRestore archive) {
        if (users.isEmpty()) {
            return;
        }
        List<UUID> ids = new ArrayList<>();
        List<Object[]> accounts = new ArrayList<>();
        List<Object[]> members = new ArrayList<>();
        List<Object[]> profiles = new ArrayList<>();
        List<Object[]> preferences = new ArrayList<>();
        Map<String, UUID> claims = new HashMap<>();
        OffsetDateTime now = Times.column(archive.now());
        for (ArchivedUser user : users) {
            UserDraft draft = user.draft();
            UUID id = Ids.next();
            ids.add(id);
            archive.users().put(user.name(), id);
            accounts.add(account(id, user, archive));
            claims.put(draft.address().key(), id);
            members.add(new Object[] {archive.domainId(), id, archive.organizationId(), now});
            if (draft.profile() != null) {
                profiles.add(new Object[] {id, archive.organizationId(), json.write(draft.profile()), now});
            }
            if (draft.preferences() != null) {
                preferences.add(new Object[] {id, archive.organizationId(), json.write(draft.preferences()), now});
            }
        }
        jdbc.batch(USER, accounts);
        addresses.claim(archive.organizationId(), archive.domainId(), AddressKind.USER, claims);
        jdbc.batch(MEMBER, members);
        jdbc.batch(document("user_profile"), profiles);
        jdbc.batch(document("user_preferences"), preferences);
        added.fire(new UsersAdded(archive.organizationId(), ids, archive.brings(ArchivePart.WEBAIDES)));
    }

    private static String document(String table) {
        return "insert into " + table + " (user_id, organization_id, content, version, updated_at)"
                + " values (?, ?, ?, 1, ?)";
    }

    private Object[] account(UUID id, ArchivedUser user, ArchiveRestore archive) {
        UserDraft draft = user.draft();
        OffsetDateTime now = Times.column(archive.now());
        PasswordHash hash = draft.passwordHash();
        return new Object[] {
            id,
            numbers.next(Numbers.Sequence.USER),
            archive.organizationId(),
            user.username().value(),
            user.key(),
            draft.address().value(),
            draft.address().key(),
            true,
            archive.domainId(),
            draft.status().name(),
            draft.displayName(),
            draft.displayName() == null ? null : PlainText.foldCase(draft.displayName()),
            draft.isProtected(),
            hash == null ? null : hash.value(),
            hash == null ? null : now,
            Times.column(user.createdAt()),
            now
        };
    }
}
