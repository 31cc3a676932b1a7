package org.gatehouse.webaides;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.gatehouse.platform.Jdbc;
import org.gatehouse.platform.Secrets;
import org.gatehouse.platform.Times;
import org.gatehouse.security.Caller;
import org.gatehouse.support.SetClock;
import org.gatehouse.users.UserDirectory;
import org.gatehouse.webaides.content.Contents;
import org.gatehouse.webaides.content.Kind;

/** The parts of this feature on a migrated database without a server, for what only a look at the rows can show. */
final class WithoutServer {
    private static final AtomicLong NUMBERS = new AtomicLong();

    private final DataSource database;
    private final UUID organizationId = UUID.randomUUID();
    private final UUID userId = UUID.randomUUID();
    private final Set<String> scopes = new HashSet<>();
    final Jdbc jdbc;
    final OwnerRepository owners = new OwnerRepository();
    final WebAideRepository webaides = new WebAideRepository();
    final EntryRepository entries = new EntryRepository();
    final TombstoneRepository tombstones = new TombstoneRepository();
    final TombstoneService forgetting = new TombstoneService();
    final ChangesService changes = new ChangesService();
    final ChangesByDate dates = new ChangesByDate();
    final SetClock clock = new SetClock("2026-11-22T04:00:00Z");

    WithoutServer(DataSource database) throws SQLException {
        this.database = database;
        jdbc = Jdbc.on(database);
        owners.jdbc = jdbc;
        webaides.jdbc = jdbc;
        entries.jdbc = jdbc;
        entries.contents = new Contents();
        tombstones.jdbc = jdbc;
        forgetting.tombstones = tombstones;
        forgetting.owners = owners;
        changes.owners = owners;
        changes.webaides = webaides;
        changes.entries = entries;
        changes.tombstones = tombstones;
        changes.tokens = new SyncTokens();
        changes.tokens.secrets = new Secrets() {
            @Override
            public String mac(Purpose purpose, byte[] bytes) {
                return UUID.nameUUIDFromBytes((purpose + new String(bytes, StandardCharsets.ISO_8859_1))
                                .getBytes(StandardCharsets.UTF_8))
                        .toString()
                        .replace("-", "")
                        .repeat(2);
            }
        };
        changes.caller = caller();
        changes.contents = entries.contents;
        changes.dates = dates;
        dates.entries = entries;
        dates.tombstones = tombstones;
        dates.owners = owners;
        dates.config = new WebAidesConfig();
        dates.config.clockAllowance = Duration.ofMinutes(5);
        dates.clock = clock;
        changes.users = new UserDirectory() {
            @Override
            public Person get(String idOrName) {
                return new Person(userId, idOrName);
            }

            @Override
            public void require(UUID id, boolean isProtected, UUID homeId) {}
        };
        changes.reach = new WebAideReach();
        changes.reach.webaides = webaides;
        changes.reach.users = changes.users;
        changes.reach.caller = changes.caller;
        for (Kind kind : Kind.values()) {
            scopes.add(KindScopes.read(kind));
        }
        addUser();
    }

    UserKey user() {
        return new UserKey(organizationId, userId);
    }

    UUID organizationId() {
        return organizationId;
    }

    UUID userId() {
        return userId;
    }

    /** A container of notes of this number. */
    WebAide container(String name, long seq) {
        Instant now = Instant.parse("2026-11-22T04:00:00Z");
        WebAideChange state = new WebAideChange(name, null, null, null);
        WebAide webaide = new WebAide(
                UUID.randomUUID(),
                NUMBERS.incrementAndGet(),
                organizationId,
                userId,
                Kind.NOTES,
                state,
                seq,
                seq,
                now,
                now);
        webaides.add(List.of(webaide), 1);
        return webaide;
    }

    /** Remembers a deletion of this number and age. */
    void deletion(WebAide webaide, long seq, Instant at) {
        tombstones.add(
                user(),
                List.of(new Tombstone(
                        UUID.randomUUID(), seq, webaide.id(), Kind.NOTES, Tombstone.What.ENTRY, "x", seq, at)));
    }

    /** An entry of this number, made under another and changed at this time. */
    void entry(WebAide webaide, long number, long seq, Instant at) throws SQLException {
        execute(
                "insert into webaide_entry (user_id, id, number, organization_id, webaide_id, kind, uid, content, bytes,"
                        + " title_key, sort_at, first_seq, created_seq, changed_seq, created_at, created_by, updated_at)"
                        + " values (?, ?, ?, ?, ?, 'NOTES', ?, '{\"title\":\"x\"}', 13, 'x', ?, ?, ?, ?, ?, 'me', ?)",
                userId,
                UUID.randomUUID(),
                number,
                organizationId,
                webaide.id(),
                "u" + number,
                Times.column(at),
                seq,
                seq,
                seq,
                Times.column(at),
                Times.column(at));
    }

    /** How {@link NumberedEntries} finds the container. */
    WebAideRepository.Found found(WebAide webaide) {
        return webaides.find(organizationId, webaide.number()).orElseThrow();
    }

    void execute(String sql, Object... values) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        }
    }

    private void addUser() throws SQLException {
        OffsetDateTime now = OffsetDateTime.of(2026, 11, 22, 4, 0, 0, 0, ZoneOffset.UTC);
        execute(
                "insert into organization (id, number, name, name_key, settings, operators, version, created_at, updated_at)"
                        + " values (?, ?, 'x', ?, '{}', false, 1, ?, ?)",
                organizationId,
                NUMBERS.incrementAndGet(),
                organizationId.toString(),
                now,
                now);
        execute(
                "insert into user_account (id, number, organization_id, username, username_key, address, address_key,"
                        + " mailbox, status, protected, version, created_at, updated_at)"
                        + " values (?, ?, ?, 'ada', 'ada', 'ada@x.example', 'ada@x.example', false, 'ENABLED', false, 1, ?, ?)",
                userId,
                NUMBERS.incrementAndGet(),
                organizationId,
                now,
                now);
        owners.add(organizationId, List.of(userId), 0);
    }

    private Caller caller() {
        return new Caller() {
            @Override
            public UUID organizationId() {
                return organizationId;
            }

            @Override
            public boolean reachesUser(UUID id) {
                return true;
            }

            @Override
            public boolean may(String scope) {
                return scopes.contains(scope);
            }
        };
    }
}
