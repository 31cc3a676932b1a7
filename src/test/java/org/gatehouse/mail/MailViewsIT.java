package org.gatehouse.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.UUID;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.GatehouseServer;
import org.gatehouse.support.Tenant;
import org.gatehouse.support.TestDatabase;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What mail servers read in the views, after changes over HTTP. Rows are written here as {@code column|column}. */
class MailViewsIT {
    private static Server h2;
    private static TestDatabase database;
    private static GatehouseServer server;

    private ApiClient us;
    private String domain;

    @BeforeAll
    static void start() throws SQLException {
        GatehouseServer.Builder plan = GatehouseServer.builder().env("GATEHOUSE_ORGANIZATION", "acme");
        database = TestDatabase.isPostgresql() ? plan.database() : h2(plan.directory());
        server = plan.database(database).start();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.stop();
        }
        if (h2 != null) {
            h2.stop();
        }
    }

    /** A file that this JVM reads beside the server. */
    private static TestDatabase h2(Path directory) throws SQLException {
        h2 = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
        TestDatabase file = TestDatabase.h2(directory.resolve("data"));
        String url = file.url().replace("jdbc:h2:file:", "jdbc:h2:tcp://127.0.0.1:" + h2.getPort() + "/");
        return new TestDatabase(url, file.user(), file.password());
    }

    @BeforeEach
    void makeADomain() {
        us = tenant();
        domain = domain(us);
    }

    @Test
    void showMailboxesByTheIdOfTheirUser() throws SQLException {
        String id = user("Ada@" + domain);
        user("elsewhere@example.net");

        assertThat(rows("select name from mta_domain where name = ?", domain)).containsExactly(domain);
        assertThat(mailboxes()).containsExactly("ada@" + domain + "|" + id);
        assertThat(aliases()).containsExactly("ada@" + domain + "|ada@" + domain);
        assertThat(senders()).containsExactly("ada@" + domain + "|ada@" + domain);
        assertThat(users()).containsExactly("ada@" + domain + "|{ARGON2ID}|null|true");
    }

    @Test
    void nameTheSchemeOfEveryHash() throws SQLException {
        List<String> hashes = List.of(
                "$argon2i$v=19$m=64,t=1,p=1$MDEyMzQ1Njc4OWFiY2RlZg$MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY",
                "$2b$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
                "$6$saltsalt$qFmFH.bQmmtXzyBY0s9v7Oicd2z4XSIecDzlB5KiA2/jctKu9YterLp8wwnSq.qc.eoxqOmSuNp2xS0ktL3nh/",
                "$1$gatehous$NvH81mCbVe1bO3IQTaGRh1");
        for (int i = 0; i < hashes.size(); i++) {
            made(us.post("users", """
                    {"address": "u%d@%s", "passwordHash": "%s"}""".formatted(i, domain, hashes.get(i))));
        }
        made(us.post("users", """
                {"address": "u9@%s"}""".formatted(domain)));

        assertThat(rows("select username, password from mda_user where username like ?", "%@" + domain))
                .containsExactlyInAnyOrder(
                        "u0@" + domain + "|{ARGON2I}" + hashes.get(0),
                        "u1@" + domain + "|{BLF-CRYPT}" + hashes.get(1),
                        "u2@" + domain + "|{SHA512-CRYPT}" + hashes.get(2),
                        "u3@" + domain + "|{MD5-CRYPT}" + hashes.get(3),
                        "u9@" + domain + "|null");
    }

    @Test
    void leadAliasesToEachOfTheirDestinations() throws SQLException {
        user("ada@" + domain);
        alias("info", "[\"ada@%s\", \"Bob@example.net\"]".formatted(domain), "");
        alias("", "[\"ada@%s\"]".formatted(domain), "");

        assertThat(aliases())
                .containsExactlyInAnyOrder(
                        "ada@" + domain + "|ada@" + domain,
                        "info@" + domain + "|ada@" + domain,
                        "info@" + domain + "|Bob@example.net",
                        "@" + domain + "|ada@" + domain);
        assertThat(mailboxes()).hasSize(1);
        assertThat(senders()).hasSize(1);
    }

    /** So that no catch-all takes it, and a server that finds no mailbox there refuses. */
    @Test
    void leadWhatTakesNoMailToItself() throws SQLException {
        user("ada@" + domain);
        alias("", "[\"ada@%s\"]".formatted(domain), "");
        alias("no-reply", null, ", \"action\": \"bounce\"");
        alias("old", "[\"ada@%s\"]".formatted(domain), ", \"enabled\": false");
        made(us.post("users", """
                {"address": "carl@%s", "status": "disabled", "password": "four-odd-words-together"}""".formatted(domain)));

        assertThat(aliases())
                .contains(
                        "no-reply@" + domain + "|no-reply@" + domain,
                        "old@" + domain + "|old@" + domain,
                        "carl@" + domain + "|carl@" + domain)
                .hasSize(5);
        assertThat(mailboxes()).hasSize(1);
        assertThat(senders()).hasSize(1);
        assertThat(users()).contains("carl@" + domain + "|{ARGON2ID}|null|false");
    }

    @Test
    void haveNoRowForACatchAllThatTakesNothing() throws SQLException {
        alias("", null, ", \"action\": \"bounce\"");

        assertThat(aliases()).isEmpty();
    }

    @Test
    void followUsersWhoMoveAndGo() throws SQLException {
        String id = user("ada@" + domain);
        assertThat(us.patch("users/" + id, "{\"address\": \"countess@" + domain + "\"}")
                        .status())
                .isEqualTo(200);

        assertThat(mailboxes()).containsExactly("countess@" + domain + "|" + id);

        assertThat(us.delete("users/" + id).status()).isEqualTo(204);
        assertThat(aliases()).isEmpty();
        assertThat(users()).isEmpty();

        assertThat(user("countess@" + domain)).isNotEqualTo(id);
        assertThat(mailboxes()).hasSize(1).doesNotContain("countess@" + domain + "|" + id);
    }

    @Test
    void showNothingOfADisabledDomainButThatItsUsersAreNotActive() throws SQLException {
        user("ada@" + domain);
        alias("info", "[\"ada@%s\"]".formatted(domain), "");
        giveTo("ada", "info@" + domain, "ADDRESS");
        publishKey(domain, "RSA_2048");
        us.patch("domains/" + domain, "{\"enabled\": false}");

        assertThat(rows("select name from mta_domain where name = ?", domain)).isEmpty();
        assertThat(mailboxes()).isEmpty();
        assertThat(aliases()).isEmpty();
        assertThat(senders()).isEmpty();
        assertThat(keys()).isEmpty();
        assertThat(users()).containsExactly("ada@" + domain + "|{ARGON2ID}|null|false");
    }

    @Test
    void showNothingOfADomainThatIsNotVerified() throws SQLException {
        user("ada@" + domain);
        alias("info", "[\"ada@%s\"]".formatted(domain), "");
        giveTo("ada", "info@" + domain, "ADDRESS");
        publishKey(domain, "RSA_2048");
        execute("update mail_domain set verified_at = null where name = ?", domain);

        assertThat(rows("select name from mta_domain where name = ?", domain)).isEmpty();
        assertThat(mailboxes()).isEmpty();
        assertThat(aliases()).isEmpty();
        assertThat(senders()).isEmpty();
        assertThat(keys()).isEmpty();
        assertThat(users()).isEmpty();
    }

    @Test
    void letUsersSendAsWhatTheyWereGiven() throws SQLException {
        user("ada@" + domain);
        giveTo("ada", "info@" + domain, "ADDRESS");
        giveTo("ada", "ada@example.net", "ADDRESS");
        giveTo("ada", domain, "DOMAIN");
        giveTo("ada", "example.net", "DOMAIN");

        assertThat(senders())
                .containsExactlyInAnyOrder(
                        "ada@" + domain + "|ada@" + domain,
                        "info@" + domain + "|ada@" + domain,
                        "ada@example.net|ada@" + domain,
                        "@" + domain + "|ada@" + domain,
                        "@example.net|ada@" + domain);
    }

    @Test
    void letNobodySendAsAnotherOrganization() throws SQLException {
        user("ada@" + domain);
        String theirs = domain(tenant());
        giveTo("ada", "boss@" + theirs, "ADDRESS");
        giveTo("ada", theirs, "DOMAIN");

        assertThat(senders()).containsExactly("ada@" + domain + "|ada@" + domain);
    }

    @Test
    void letDisabledUsersSendAsNothing() throws SQLException {
        String id = user("ada@" + domain);
        giveTo("ada", "info@" + domain, "ADDRESS");
        giveTo("ada", domain, "DOMAIN");
        us.patch("users/" + id, "{\"status\": \"disabled\"}");

        assertThat(senders()).isEmpty();
    }

    @Test
    void tellDovecotTheQuota() throws SQLException {
        String id = user("ada@" + domain);
        execute(
                "insert into user_quota (user_id, organization_id, mailbox_bytes, version, updated_at)"
                        + " select id, organization_id, 5000000000, 0, updated_at from user_account where id = ?",
                UUID.fromString(id));

        assertThat(users()).containsExactly("ada@" + domain + "|{ARGON2ID}|5000000000|true");
    }

    @Test
    void nameTheKeyOfADomain() throws SQLException {
        UUID key = publishKey(domain, "RSA_2048");

        assertThat(rows("select key_id from dkim_signingtable where match = ?", domain))
                .containsExactly(key.toString());
        assertThat(rows("select domain, selector, private_key from dkim_keytable where key_id = ?", key))
                .containsExactly(domain + "|s|PEM");
    }

    /** OpenDKIM would refuse all mail of the domain. */
    @Test
    void doNotSignWithEd25519() throws SQLException {
        UUID key = publishKey(domain, "ED25519");

        assertThat(keys()).isEmpty();
        assertThat(rows("select selector from dkim_keytable where key_id = ?", key))
                .containsExactly("s");
    }

    private List<String> mailboxes() throws SQLException {
        return rows("select address, maildir from mta_mailbox where address like ?", "%@" + domain);
    }

    private List<String> aliases() throws SQLException {
        return rows("select address, goto from mta_alias where address like ?", "%@" + domain);
    }

    private List<String> senders() throws SQLException {
        return rows("select address, login from mta_sender_login where login like ?", "%@" + domain);
    }

    private List<String> users() throws SQLException {
        return rows(
                "select username, substring(password from 1 for 10), quota_bytes, active from mda_user where username like ?",
                "%@" + domain);
    }

    private List<String> keys() throws SQLException {
        return rows("select key_id from dkim_signingtable where match = ?", domain);
    }

    private static ApiClient tenant() {
        String made = as(server.firstCode())
                .post("organizations", "{\"name\": \"%s\"}".formatted(Tenant.unique("Views ")))
                .json()
                .at("/firstApiCode/secret")
                .asText();
        return as(made);
    }

    private static ApiClient as(String code) {
        return ApiClient.at(server.uri()).with("Authorization", "Bearer " + code);
    }

    private static String domain(ApiClient organization) {
        String name = Tenant.unique("views") + ".example";
        made(organization.post("domains", "{\"name\": \"%s\"}".formatted(name)));
        return name;
    }

    private String user(String address) {
        return made(us.post("users", """
                        {"address": "%s", "password": "four-odd-words-together"}""".formatted(address))).json().path("id").asText();
    }

    private void alias(String local, String destinations, String more) {
        made(us.post("aliases", """
                {"address": "%s@%s"%s%s}""".formatted(
                        local, domain, destinations == null ? "" : ", \"destinations\": " + destinations, more)));
    }

    private void giveTo(String local, String sender, String kind) throws SQLException {
        execute(
                "insert into from_address (user_id, sender, kind, organization_id, created_at)"
                        + " select id, ?, ?, organization_id, created_at from user_account where address_key = ?",
                sender,
                kind,
                local + "@" + domain);
    }

    private static UUID publishKey(String domain, String algorithm) throws SQLException {
        UUID key = UUID.randomUUID();
        execute(
                "insert into dkim_key (id, organization_id, domain_id, selector, algorithm, state, active_of, switches,"
                        + " keep_days, sealed_private_key, public_key, version, created_at, updated_at)"
                        + " select cast(? as uuid), organization_id, id, 's', ?, 'ACTIVE', id, false, 7, 'x', 'x', 0, created_at,"
                        + " created_at from mail_domain where name = ?",
                key,
                algorithm,
                domain);
        execute(
                "insert into dkim_published_key (key_id, organization_id, domain_id, domain_name, selector, private_key)"
                        + " select cast(? as uuid), organization_id, id, name, 's', 'PEM' from mail_domain where name = ?",
                key,
                domain);
        return key;
    }

    private static Answer made(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer;
    }

    private static void execute(String sql, Object... values) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement statement = prepare(connection, sql, values)) {
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    private static List<String> rows(String sql, Object... values) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = database.connect();
                PreparedStatement statement = prepare(connection, sql, values);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                StringJoiner row = new StringJoiner("|");
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    Object value = rows.getObject(column);
                    row.add(String.valueOf(value));
                }
                found.add(row.toString());
            }
        }
        return found;
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
