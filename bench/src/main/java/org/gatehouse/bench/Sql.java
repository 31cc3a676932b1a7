package org.gatehouse.bench;

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
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** The SQL of each call as PostgreSQL's log shows it ({@code bench/run --statements}), and parameters for it. */
final class Sql {
    static final String ACCESS = "select id, organization_id, name, enabled, scopes, expires_at, previous_until,"
            + " secret_hash <> ? from api_code where secret_hash = ? or previous_secret_hash = ?";

    private static final String USER_COLUMNS = "ID, ADDRESS, address_key, created_at, display_name, domain_id,"
            + " protected, last_access_at, MAILBOX, NUMBER, organization_id, password_changed_at, password_hash, STATUS,"
            + " updated_at, USERNAME, username_key, VERSION";

    static final String USER =
            "SELECT " + USER_COLUMNS + " FROM user_account WHERE ((organization_id = ?) AND (ID = ?))";

    static final String FIRST_PAGE = "SELECT " + USER_COLUMNS + " FROM user_account WHERE (organization_id = ?)"
            + " ORDER BY username_key ASC LIMIT ? OFFSET ?";

    static final String LAST_PAGE = "SELECT " + USER_COLUMNS + " FROM user_account WHERE ((organization_id = ?) AND"
            + " (username_key > ?)) ORDER BY username_key ASC LIMIT ? OFFSET ?";

    private static final String DOMAIN_COLUMNS = "ID, created_at, DESCRIPTION, ENABLED, max_users, NAME, NUMBER,"
            + " organization_id, updated_at, users_count, verified_at, VERSION";

    static final List<String> INSERTS = List.of(
            "INSERT INTO user_account (ID, ADDRESS, address_key, created_at, display_name, domain_id, protected, MAILBOX,"
                    + " NUMBER, organization_id, password_changed_at, password_hash, STATUS, updated_at, USERNAME,"
                    + " username_key, VERSION) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            "INSERT INTO mail_address (ADDRESS, domain_id, KIND, organization_id, owner_id) VALUES (?, ?, ?, ?, ?)",
            "INSERT INTO domain_member (user_id, domain_id, created_at, organization_id) VALUES (?, ?, ?, ?)",
            "INSERT INTO audit_event (ID, ACTION, actor_id, actor_name, ADDRESS, AT, DETAIL, organization_id, OUTCOME,"
                    + " request_id, target_id, target_name, target_type) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

    static final List<String> CREATE = new ArrayList<>();

    static {
        CREATE.add("SELECT " + DOMAIN_COLUMNS + " FROM mail_domain WHERE ((organization_id = ?) AND (NAME IN (?)))");
        CREATE.add(
                "SELECT ADDRESS, domain_id, KIND, organization_id, owner_id FROM mail_address WHERE (ADDRESS IN (?))");
        CREATE.add("SELECT " + USER_COLUMNS
                + " FROM user_account WHERE ((organization_id = ?) AND (username_key IN (?)))");
        CREATE.add("SELECT " + DOMAIN_COLUMNS + " FROM mail_domain WHERE ((organization_id = ?) AND (ID IN (?)))");
        CREATE.addAll(INSERTS);
        CREATE.add(
                "update mail_domain set users_count = users_count + ? where id = ? and (? <= 0 or max_users is null or"
                        + " users_count + ? <= max_users)");
    }

    private final String secretHash;
    private final UUID organization;
    private final List<UUID> users;
    private final List<UUID> domains = new ArrayList<>();
    private final String lastPageAfter;
    /** Beyond those that the server gives. */
    private final AtomicLong number = new AtomicLong(1_000_000_000L);

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
            for (int i = 0; i < Options.DOMAINS; i++) {
                try (ResultSet row =
                        statement.executeQuery("select id from mail_domain where name = '" + Api.domain(i) + "'")) {
                    row.next();
                    domains.add(row.getObject(1, UUID.class));
                }
            }
        }
    }

    static Sql of(Database database, String code, Path ids) throws IOException, SQLException {
        return new Sql(
                database,
                code,
                Files.readAllLines(ids).stream().map(UUID::fromString).toList());
    }

    UUID someId() {
        return users.get(ThreadLocalRandom.current().nextInt(users.size()));
    }

    List<Object[]> access(String tag) {
        return List.<Object[]>of(new Object[] {secretHash, secretHash, secretHash});
    }

    List<Object[]> user(String tag) {
        return List.<Object[]>of(new Object[] {organization, someId()});
    }

    List<Object[]> firstPage(String tag) {
        return List.<Object[]>of(new Object[] {organization, 101, 0});
    }

    List<Object[]> lastPage(String tag) {
        return List.<Object[]>of(new Object[] {organization, lastPageAfter, 101, 0});
    }

    List<Object[]> create(String tag) {
        Row row = new Row(tag);
        List<Object[]> all = new ArrayList<>();
        all.add(new Object[] {organization, row.domainName});
        all.add(new Object[] {row.address});
        all.add(new Object[] {organization, row.address});
        all.add(new Object[] {organization, row.domain});
        all.addAll(inserts(row));
        all.add(new Object[] {1L, row.domain, 1L, 1L});
        return all;
    }

    List<Object[]> inserts(String tag) {
        return inserts(new Row(tag));
    }

    private List<Object[]> inserts(Row row) {
        return List.of(
                new Object[] {
                    row.id,
                    row.address,
                    row.address,
                    row.now,
                    "New User",
                    row.domain,
                    false,
                    true,
                    number.incrementAndGet(),
                    organization,
                    null,
                    null,
                    "ENABLED",
                    row.now,
                    row.address,
                    row.address,
                    1L
                },
                new Object[] {row.address, row.domain, "USER", organization, row.id},
                new Object[] {row.id, row.domain, row.now, organization},
                new Object[] {
                    timeOrdered(),
                    "user.create",
                    row.id,
                    "First API code",
                    "127.0.0.1",
                    row.now,
                    null,
                    organization,
                    "DONE",
                    row.id.toString(),
                    row.id,
                    row.address,
                    "user"
                });
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
    }

    /** UUIDv7, as the server's ids are: new rows go to the right end of an index. */
    private static UUID timeOrdered() {
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
