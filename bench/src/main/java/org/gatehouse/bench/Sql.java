package org.gatehouse.bench;

import static org.gatehouse.bench.Plain.values;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** The SQL of each call as PostgreSQL's log shows it ({@code bench/run --statements}), and parameters for it. */
final class Sql {
    private static final String CODE_COLUMNS = "select c.id, c.organization_id, c.name, c.enabled, c.scopes,"
            + " c.not_before, c.expires_at, c.bound_host, c.previous_until, c.version, c.allowed_networks <> ''"
            + " or c.protected_users <> '' or c.domains <> '',"
            + " c.per_minute, c.per_day, c.unlimited, c.mode, c.token_generation, c.dialects";

    private static final String SHOWN_BY =
            " u.id, u.status, u.protected, u.password_changed_at, u.token_generation, p.id, p.expires_at";

    static final String ACCESS =
            CODE_COLUMNS + ", false, c.secret_hash from api_code c where c.secret_hash = ? union all " + CODE_COLUMNS
                    + ", true, c.previous_secret_hash from api_code c where c.previous_secret_hash = ?";

    static final String TOKEN = CODE_COLUMNS + ", c.secret_hash, c.previous_secret_hash,"
            + SHOWN_BY + ","
            + " (select count(*) from revoked_token r where r.organization_id = c.organization_id and r.jti = ?),"
            + " (select count(*) from signing_key k where k.id = ?)"
            + " from api_code c left join user_account u on u.id = ? and u.organization_id = c.organization_id"
            + " left join application_password p on p.id = ? and p.user_id = u.id"
            + " where c.id = ? and c.organization_id = ?";

    static final String SIGNING_KEYS =
            "SELECT ID, created_at, SEALED FROM signing_key ORDER BY created_at DESC, ID DESC";

    static final String SESSION = "select s.id, s.organization_id, s.domain_id, s.user_id, s.token_id, s.state,"
            + " s.reason, s.match_number, s.attributes, s.ip_address, s.created_at, s.expires_at, s.ended_at,"
            + " d.name, u.protected, u.domain_id from factor_session s join mail_domain d on d.id = s.domain_id"
            + " join user_account u on u.id = s.user_id where s.id = ? and s.organization_id = ?";

    static final String CODE_SESSION = CODE_COLUMNS
            + ", c.secret_hash, c.sealed_secret, c.previous_secret_hash, c.previous_sealed_secret,"
            + SHOWN_BY
            + ", s.secret_mark, s.code_generation, s.user_id, s.password_changed_at, s.user_generation, s.started_at,"
            + " s.last_used_at, s.expires_at, s.application_password_id"
            + " from code_session s join api_code c on c.id = s.code_id and c.organization_id = s.organization_id"
            + " left join user_account u on u.id = s.user_id and u.organization_id = s.organization_id"
            + " left join application_password p on p.id = s.application_password_id and p.user_id = u.id"
            + " where s.number = ?";

    private static final String USER_COLUMNS = "ID, ADDRESS, address_key, created_at, display_name,"
            + " display_name_key, domain_id, protected, last_access_at, MAILBOX, NUMBER, organization_id, password_changed_at, password_hash, STATUS,"
            + " updated_at, USERNAME, username_key, VERSION";

    static final String USER =
            "SELECT " + USER_COLUMNS + " FROM user_account WHERE ((organization_id = ?) AND (ID = ?))";

    private static final String ROWS = "select id, number, username, address, mailbox, domain_id, status, display_name,"
            + " protected, created_at, updated_at, last_access_at, version, username_key from user_account"
            + " where organization_id = ?";

    static final String FIRST_PAGE = ROWS + " order by username_key limit ?";

    static final String LAST_PAGE = ROWS + " and username_key > ? order by username_key limit ?";

    private static final String DOMAIN_COLUMNS = "ID, created_at, DESCRIPTION, ENABLED, max_users, NAME, NUMBER,"
            + " organization_id, updated_at, users_count, verified_at, VERSION";

    static final String DOMAIN_BY_NAME =
            "SELECT " + DOMAIN_COLUMNS + " FROM mail_domain WHERE ((organization_id = ?) AND (NAME IN (?)))";

    static final String HOLDER =
            "SELECT ADDRESS, domain_id, KIND, organization_id, owner_id FROM mail_address WHERE (ADDRESS IN (?))";

    static final String USER_BY_NAME =
            "SELECT " + USER_COLUMNS + " FROM user_account WHERE ((organization_id = ?) AND (username_key IN (?)))";

    static final String INSERT_USER = "INSERT INTO user_account (ID, ADDRESS, address_key, created_at, display_name,"
            + " display_name_key, domain_id, protected, MAILBOX, NUMBER, organization_id, password_changed_at, password_hash, STATUS, updated_at, USERNAME,"
            + " username_key, VERSION) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    static final String INSERT_ADDRESS =
            "INSERT INTO mail_address (ADDRESS, domain_id, KIND, organization_id, owner_id) VALUES (?, ?, ?, ?, ?)";

    static final String INSERT_MEMBER =
            "INSERT INTO domain_member (user_id, domain_id, created_at, organization_id) VALUES (?, ?, ?, ?)";

    static final String INSERT_EVENT =
            "INSERT INTO audit_event (ID, ACTION, actor_id, actor_name, ADDRESS, AT, DETAIL, organization_id, OUTCOME,"
                    + " request_id, target_id, target_name, target_type, user_id)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    static final String INSERT_OWNER =
            "insert into webaide_owner (user_id, organization_id, change_seq, purged_seq, entries, bytes)"
                    + " values (?, ?, ?, 0, 0, 0)";

    private static final List<String> KINDS = List.of("CONTACTS", "CALENDAR", "TASKS", "NOTES", "LINKS");

    static final String INSERT_WEBAIDES =
            "insert into webaide (id, number, organization_id, user_id, kind, name, name_key, description, color,"
                    + " time_zone, created_seq, changed_seq, created_at, updated_at) values "
                    + String.join(
                            ", ", Collections.nCopies(KINDS.size(), "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));

    static final String COUNT =
            "update mail_domain set users_count = users_count + ? where id = ? and (? <= 0 or max_users is null or"
                    + " users_count + ? <= max_users)";

    /** The rows of a new user, parents first. */
    static final List<String> INSERTS =
            List.of(INSERT_USER, INSERT_OWNER, INSERT_WEBAIDES, INSERT_ADDRESS, INSERT_MEMBER, INSERT_EVENT);

    /** All of a create, in its order. */
    static final List<String> CREATE = List.of(
            DOMAIN_BY_NAME,
            HOLDER,
            USER_BY_NAME,
            INSERT_EVENT,
            INSERT_USER,
            INSERT_OWNER,
            INSERT_WEBAIDES,
            INSERT_ADDRESS,
            INSERT_MEMBER,
            COUNT);

    private final String secretHash;
    private final UUID organization;
    private final UUID codeId;
    private final UUID signingKey;
    private final List<UUID> users;
    private final List<UUID> domains = new ArrayList<>();
    private final List<UUID> sessions = new ArrayList<>();
    private final String lastPageAfter;
    /** Beyond those that the server gives. */
    private final AtomicLong number = new AtomicLong(1_000_000_000L);

    private final AtomicLong guests = new AtomicLong();

    /** Users made by plain JDBC, who own no WebAides so far. */
    private final Queue<Row> withoutOwner = new ConcurrentLinkedQueue<>();

    private Sql(Database database, String code, List<UUID> users) throws SQLException {
        this.secretHash = sha256(code);
        this.users = users;
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery("select organization_id, username_key from user_account"
                    + " order by organization_id, username_key desc limit 1 offset 100")) {
                row.next();
                organization = row.getObject(1, UUID.class);
                lastPageAfter = row.getString(2);
            }
            codeId = id(statement, "select id from api_code where secret_hash = '" + secretHash + "'");
            signingKey = id(statement, "select id from signing_key limit 1");
            for (int i = 0; i < Options.DOMAINS; i++) {
                domains.add(id(statement, "select id from mail_domain where name = '" + Api.domain(i) + "'"));
            }
        }
    }

    private static UUID id(Statement statement, String select) throws SQLException {
        try (ResultSet row = statement.executeQuery(select)) {
            row.next();
            return row.getObject(1, UUID.class);
        }
    }

    static Sql of(Database database, String code, Path ids) throws IOException, SQLException {
        return new Sql(
                database,
                code,
                Files.readAllLines(ids).stream().map(UUID::fromString).toList());
    }

    /** Takes those that there are now for the statement that reads one. */
    void readSessions(Database database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select id from factor_session")) {
            while (rows.next()) {
                sessions.add(rows.getObject(1, UUID.class));
            }
        }
    }

    /** The numbers of the sessions of codes that there are now. */
    List<Long> codeSessions(Database database) throws SQLException {
        List<Long> numbers = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select number from code_session")) {
            while (rows.next()) {
                numbers.add(rows.getLong(1));
            }
        }
        return numbers;
    }

    UUID organization() {
        return organization;
    }

    UUID someId() {
        return users.get(ThreadLocalRandom.current().nextInt(users.size()));
    }

    List<Object[]> access(String tag) {
        return values(secretHash, secretHash);
    }

    /** Of a token without a user, which the server looks for all the same. */
    List<Object[]> token(String tag) {
        return values(UUID.randomUUID(), signingKey, new UUID(0, 0), new UUID(0, 0), codeId, organization);
    }

    List<Object[]> signingKeys(String tag) {
        return values();
    }

    List<Object[]> user(String tag) {
        return values(organization, someId());
    }

    List<Object[]> session(String tag) {
        return values(sessions.get(ThreadLocalRandom.current().nextInt(sessions.size())), organization);
    }

    List<Object[]> firstPage(String tag) {
        return values(organization, 101);
    }

    List<Object[]> lastPage(String tag) {
        return values(organization, lastPageAfter, 101);
    }

    List<Object[]> domainByName(String tag) {
        return List.<Object[]>of(new Row(tag).domainByName());
    }

    List<Object[]> holder(String tag) {
        return List.<Object[]>of(new Row(tag).holder());
    }

    List<Object[]> userByName(String tag) {
        return List.<Object[]>of(new Row(tag).userByName());
    }

    List<Object[]> insertUser(String tag) {
        Row row = new Row("alone-" + tag);
        Object[] user = row.user();
        withoutOwner.add(row); // in time, since what takes from here has a turn of its own
        return List.<Object[]>of(user);
    }

    List<Object[]> insertAddress(String tag) {
        return List.<Object[]>of(new Row("alone-" + tag).held());
    }

    /** Makes a seeded user a guest in one more domain; user i of the seed is at home in domain i modulo their number. */
    List<Object[]> insertMember(String tag) {
        long guest = guests.getAndIncrement();
        int user = (int) (guest / (Options.DOMAINS - 1) % users.size());
        int domain = (int) ((user + 1 + guest % (Options.DOMAINS - 1)) % Options.DOMAINS);
        return values(users.get(user), domains.get(domain), OffsetDateTime.now(ZoneOffset.UTC), organization);
    }

    List<Object[]> insertOwner(String tag) {
        Row row = withoutOwner.poll();
        return row == null ? null : List.<Object[]>of(row.owner());
    }

    /** Gives a seeded user five more. */
    List<Object[]> insertWebAides(String tag) {
        return List.<Object[]>of(new Row(tag).webaides(someId(), tag));
    }

    List<Object[]> insertEvent(String tag) {
        return List.<Object[]>of(new Row(tag).event());
    }

    List<Object[]> count(String tag) {
        return List.<Object[]>of(new Row(tag).count());
    }

    List<Object[]> create(String tag) {
        Row row = new Row(tag);
        return List.of(
                row.domainByName(),
                row.holder(),
                row.userByName(),
                row.event(),
                row.user(),
                row.owner(),
                row.webaides(),
                row.held(),
                row.member(),
                row.count());
    }

    List<Object[]> inserts(String tag) {
        Row row = new Row(tag);
        return List.of(row.user(), row.owner(), row.webaides(), row.held(), row.member(), row.event());
    }

    /** A new user. */
    private final class Row {
        private final UUID id = timeOrdered();
        private final OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        private final String domainName;
        private final UUID domain;
        private final String address;

        Row(String tag) {
            int home = ThreadLocalRandom.current().nextInt(Options.DOMAINS);
            domainName = Api.domain(home);
            domain = domains.get(home);
            address = "plain-%s@%s".formatted(tag, domainName);
        }

        Object[] domainByName() {
            return new Object[] {organization, domainName};
        }

        Object[] holder() {
            return new Object[] {address};
        }

        Object[] userByName() {
            return new Object[] {organization, address};
        }

        Object[] user() {
            return new Object[] {
                id,
                address,
                address,
                now,
                "New User",
                "new user",
                domain,
                false,
                true,
                number.incrementAndGet(),
                organization,
                null,
                null,
                "ENABLED",
                now,
                address,
                address,
                1L
            };
        }

        Object[] held() {
            return new Object[] {address, domain, "USER", organization, id};
        }

        Object[] member() {
            return new Object[] {id, domain, now, organization};
        }

        Object[] owner() {
            return new Object[] {id, organization, 5L};
        }

        Object[] webaides() {
            return webaides(id, "");
        }

        Object[] webaides(UUID user, String suffix) {
            List<Object> values = new ArrayList<>();
            for (String kind : KINDS) {
                String name = kind + suffix;
                Object[] one = {
                    timeOrdered(),
                    number.incrementAndGet(),
                    organization,
                    user,
                    kind,
                    name,
                    name,
                    null,
                    null,
                    null,
                    1L,
                    1L,
                    now,
                    now
                };
                values.addAll(Arrays.asList(one));
            }
            return values.toArray();
        }

        Object[] event() {
            return new Object[] {
                timeOrdered(),
                "user.create",
                id,
                "First API code",
                "127.0.0.1",
                now,
                null,
                organization,
                "DONE",
                id.toString(),
                id,
                address,
                "user",
                null
            };
        }

        Object[] count() {
            return new Object[] {1L, domain, 1L, 1L};
        }
    }

    /** UUIDv7, as the server's ids are: new rows go to the right end of an index. */
    static UUID timeOrdered() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long time = System.currentTimeMillis() << 16 | 0x7000 | random.nextInt(0x1000);
        return new UUID(time, random.nextLong() & 0x3fffffffffffffffL | 0x8000000000000000L);
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
