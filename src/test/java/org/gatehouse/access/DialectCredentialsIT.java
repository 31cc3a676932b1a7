package org.gatehouse.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gatehouse.access.limits.CodeLimits;
import org.gatehouse.access.limits.RateLimits;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.platform.Secrets;
import org.gatehouse.platform.Sha256;
import org.gatehouse.platform.Times;
import org.gatehouse.support.MigratedDatabase;
import org.gatehouse.support.SetClock;
import org.gatehouse.users.LoginPassword;
import org.gatehouse.users.Passwords;
import org.gatehouse.users.logins.LoginAttempt;
import org.gatehouse.users.logins.LoginFailures;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Codes as the readers of dialects will find them, in a database; sealing and hashing are only played. */
class DialectCredentialsIT {
    private static final MigratedDatabase DATABASE = MigratedDatabase.fresh();
    private static final UUID ORGANIZATION = UUID.randomUUID();
    private static final PeerAddress PEER = PeerAddress.parse("192.0.2.7");

    private final SetClock clock = new SetClock("2026-11-22T10:00:00Z");
    private final Map<LoginPassword, String> hashes = new IdentityHashMap<>();
    private final List<String> verified = new ArrayList<>();
    private final List<String> counted = new ArrayList<>();
    private final DialectCredentials credentials = credentials();
    private final UUID id = UUID.randomUUID();
    private boolean busy;

    @BeforeAll
    static void makeAnOrganization() throws SQLException {
        try (Connection connection = DATABASE.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "insert into organization (id, number, name, name_key, settings, operators, version, created_at,"
                            + " updated_at) values ('" + ORGANIZATION
                            + "', 1, 'Acme', 'acme', '{}', false, 0, current_timestamp,"
                            + " current_timestamp)");
        }
    }

    @Test
    void findACodeByTheSecretOfLogintc() throws SQLException {
        CodeSecret secret = CodeSecret.generate(Dialect.read("logintc"));
        add("logintc", "secret_hash", secret.hash());

        assertThat(credentials.bySecret(secret.text())).hasValueSatisfying(code -> {
            assertThat(code.id()).isEqualTo(id);
            assertThat(code.reach().locks().dialects()).containsExactly(Dialect.LOGINTC);
            assertThat(code.secretMark()).isEqualTo(CodeSecret.mark(secret.hash()));
        });
        assertThat(credentials.bySecret(CodeSecret.generate().text())).isEmpty();
        assertThat(credentials.bySecret("no secret")).isEmpty();
    }

    @Test
    void findACodeByItsTokenWithEitherSecretInTheGrace() throws SQLException {
        add("luxsci", "secret_hash", hash("new"), "sealed_secret", sealed("new"));
        set("previous_secret_hash", hash("old"), "previous_sealed_secret", sealed("old"));
        until(Duration.ofHours(1));
        String token = LuxsciToken.of(id);

        assertThat(credentials.byToken(token, "new"::equals))
                .hasValueSatisfying(code -> assertThat(code.secretMark()).isEqualTo(CodeSecret.mark(hash("new"))));
        assertThat(credentials.byToken(token, "old"::equals)).hasValueSatisfying(code -> {
            assertThat(code.secretMark()).isEqualTo(CodeSecret.mark(hash("old")));
            assertThat(code.reach().until()).isEqualTo(clock.instant().plus(Duration.ofHours(1)));
        });
        assertThat(credentials.byToken(token, "other"::equals)).isEmpty();
        assertThat(credentials.byToken(LuxsciToken.of(UUID.randomUUID()), any -> true))
                .isEmpty();
        assertThat(credentials.byToken("tok-123", any -> true)).isEmpty();

        clock.forward(Duration.ofHours(1));
        assertThat(credentials.byToken(token, "old"::equals)).isEmpty();
        assertThat(credentials.byToken(token, "new"::equals)).isPresent();
    }

    @Test
    void findNoCodeByTheTokenOfAnotherDialect() throws SQLException {
        add("v1", "secret_hash", hash("v1" + id));

        assertThat(credentials.byToken(LuxsciToken.of(id), any -> true)).isEmpty();
    }

    @Test
    void findACodeByLoginAndPassword() throws SQLException {
        String login = addLogin("easymail");

        assertThat(credentials.byLogin(login.toUpperCase(), password("new"), PEER))
                .hasValueSatisfying(code -> assertThat(code.id()).isEqualTo(id));
        assertThat(verified).hasSize(1);
        assertThat(counted).containsExactly("begin", "succeed");
    }

    @Test
    void takeTheOldPasswordWithinItsGrace() throws SQLException {
        String login = addLogin("authsmtp");
        set("previous_password_hash", "old");
        until(Duration.ofHours(1));
        LoginPassword old = password("old");

        assertThat(credentials.byLogin(login, old, PEER)).hasValueSatisfying(code -> {
            assertThat(code.secretMark()).isEqualTo(CodeSecret.markOfPassword("old"));
            assertThat(code.reach().until()).isEqualTo(clock.instant().plus(Duration.ofHours(1)));
        });
        clock.forward(Duration.ofHours(1));
        assertThat(credentials.byLogin(login, old, PEER)).isEmpty();
        assertThat(credentials.byLogin(login, password("new"), PEER)).isPresent();
    }

    /** Else the time, or what follows, would tell which logins there are and which were rotated. */
    @Test
    void workAsMuchForWrongPasswordsAndUnknownLogins() throws SQLException {
        String login = addLogin("easymail");
        assertThat(credentials.byLogin(login, password("wrong"), PEER)).isEmpty();
        int forWrong = verified.size();
        set("previous_password_hash", "old");
        until(Duration.ofHours(1));
        assertThat(credentials.byLogin(login, password("wrong"), PEER)).isEmpty();
        int inGrace = verified.size() - forWrong;
        assertThat(credentials.byLogin("nobody", password("wrong"), PEER)).isEmpty();
        assertThat(credentials.byLogin("\u0000", password("wrong"), PEER)).isEmpty();

        assertThat(forWrong).isEqualTo(2);
        assertThat(inGrace).isEqualTo(2);
        assertThat(verified).hasSize(8);
        assertThat(counted).containsExactly("begin", "begin", "begin", "begin");
    }

    @Test
    void countNothingThatWasNotJudged() throws SQLException {
        String login = addLogin("easymail");
        busy = true;

        assertThatThrownBy(() -> credentials.byLogin(login, password("new"), PEER))
                .isInstanceOfSatisfying(ApiException.class, refusal -> assertThat(refusal.type())
                        .isEqualTo(CommonProblem.BUSY));
        assertThat(counted).containsExactly("begin", "withdraw");
    }

    private String addLogin(String dialect) throws SQLException {
        String login = "login-" + id;
        add(dialect, "password_hash", "new");
        set("login", login, "login_key", login);
        return login;
    }

    private LoginPassword password(String hash) {
        LoginPassword password = LoginPassword.parse("any text");
        hashes.put(password, hash);
        return password;
    }

    /** As long as one, but for no text of ours. */
    private String hash(String secret) {
        return Sha256.of(id + secret);
    }

    private String sealed(String secret) {
        return "sealed for api_code.secret:" + id + ":" + secret;
    }

    private void add(String dialects, String... values) throws SQLException {
        try (Connection connection = DATABASE.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("insert into api_code (id, organization_id, name,"
                                + " enabled, mode, scopes, version, created_at, updated_at, scopes_since, dialects, secret_hash,"
                                + " password_hash) values (?, ?, 'code', true, 'ADMINISTRATIVE', 'users:read', 0,"
                                + " current_timestamp, current_timestamp, current_timestamp, ?, ?, ?)")) {
            insert.setObject(1, id);
            insert.setObject(2, ORGANIZATION);
            insert.setString(3, dialects);
            insert.setString(4, values[0].equals("secret_hash") ? values[1] : null);
            insert.setString(5, values[0].equals("password_hash") ? values[1] : null);
            insert.executeUpdate();
        }
        set(values);
    }

    private void set(String... values) throws SQLException {
        for (int i = 0; i < values.length; i += 2) {
            set(values[i], values[i + 1]);
        }
    }

    private void until(Duration grace) throws SQLException {
        set("previous_until", Times.column(clock.instant().plus(grace)));
    }

    private void set(String column, Object value) throws SQLException {
        try (Connection connection = DATABASE.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("update api_code set " + column + " = ? where id = ?")) {
            update.setObject(1, value);
            update.setObject(2, id);
            update.executeUpdate();
        }
    }

    private DialectCredentials credentials() {
        DialectCredentials made = new DialectCredentials();
        made.clock = clock;
        made.codes = new CredentialRepository();
        made.codes.database = DATABASE;
        made.codes.limits = new RateLimits() {
            @Override
            public CodeLimits inForce(CodeLimits own, boolean unlimited) {
                return CodeLimits.NONE;
            }
        };
        made.keys = new KeyMaker();
        made.keys.secrets = new Secrets() {
            @Override
            public String open(String sealed, String context) {
                String beginning = "sealed for " + context + ":";
                assertThat(sealed).startsWith(beginning);
                return sealed.substring(beginning.length());
            }
        };
        made.passwords = new Passwords() {
            @Override
            public boolean fits(LoginPassword password, String hash) {
                if (busy) {
                    throw CommonProblem.BUSY.because("played");
                }
                verified.add(String.valueOf(hash));
                return hashes.get(password).equals(hash);
            }
        };
        made.failures = new LoginFailures() {
            @Override
            public LoginAttempt begin(String login, String address) {
                assertThat(login).startsWith("code ");
                assertThat(address).isEqualTo("192.0.2.7");
                counted.add("begin");
                return new LoginAttempt(login, address, null, null);
            }

            @Override
            public void succeed(LoginAttempt attempt) {
                counted.add("succeed");
            }

            @Override
            public void withdraw(LoginAttempt attempt) {
                counted.add("withdraw");
            }
        };
        return made;
    }
}
