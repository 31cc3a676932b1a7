package org.gatehouse.dialects.luxsci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.dialects.luxsci.LuxSciClient.assertRefused;
import static org.gatehouse.dialects.luxsci.LuxSciClient.code;
import static org.gatehouse.dialects.luxsci.LuxSciClient.data;
import static org.gatehouse.dialects.luxsci.LuxSciClient.ofCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.Nodes;
import org.gatehouse.support.SharedServer;
import org.gatehouse.support.Tenant;
import org.gatehouse.support.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What ends sessions: always on the very next request. */
class LuxSciEndingsIT {
    private static final String PASSWORD = "four-odd-words-together";

    private final Tenant tenant = Tenant.fresh();
    private final ApiClient owner = tenant.client();
    private final String ada = Tenant.unique("ada") + "@example.com";
    private final String profile = "/user/" + ada + "/profile";
    private final JsonNode code = code(tenant, "administrative", "users:read");
    private final String codePath = "api-codes/" + code.path("id").asText();
    private final LuxSciClient alone = ofCode(code).loggedIn();
    private final LuxSciClient adas;

    LuxSciEndingsIT() {
        assertThat(owner.post("users", """
                        {"address": "%s", "password": "%s"}""".formatted(ada, PASSWORD)).status()).isEqualTo(201);
        adas = ofCode(code).loggedIn(ada, PASSWORD);
        data(alone.get(profile));
        data(adas.get(profile));
    }

    @Test
    void isTheEndOfTheCode() {
        owner.delete(codePath);

        assertEnded(alone);
        assertEnded(adas);
    }

    @Test
    void isItsBeingDisabled() {
        owner.patch(codePath, "{\"enabled\": false}");

        assertRefused(alone.get(profile), 401, "code-disabled");
        assertRefused(adas.get(profile), 401, "code-disabled");
    }

    /** Sessions go on with what is left. */
    @Test
    void isNotItsBeingNarrowed() {
        owner.patch(codePath, "{\"scopes\": [\"domains:read\"]}");

        assertRefused(alone.get(profile), 403, "scope-missing");
        assertRefused(adas.get(profile), 403, "scope-missing");
        owner.patch(codePath, "{\"scopes\": [\"users:read\"]}");
        data(alone.get(profile));
    }

    @Test
    void isItsRotationWithoutGrace() {
        owner.post(codePath + "/rotate", "{}");

        assertEnded(alone);
        assertEnded(adas);
    }

    @Test
    void isTheEndOfTheGraceOfItsRotation() {
        String secret = owner.post(codePath + "/rotate", "{\"graceSeconds\": 3600}")
                .json()
                .path("secret")
                .asText();

        data(alone.get(profile));
        assertEnded(alone.signingWith(secret));
        LuxSciClient renewed = alone.signingWith(secret).loggedIn();
        data(renewed.get(profile));
        owner.post(codePath + "/rotate", "{\"graceSeconds\": 3600}");
        assertEnded(alone);
        data(renewed.get(profile));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"users/%s | {\"status\": \"disabled\"}", "users/%s | {\"protected\": true}"})
    void isAChangeOfTheUser(String path, String change) {
        Answer answer = owner.patch(path.formatted(ada), change);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertEnded(adas);
    }

    @Test
    void isAnotherPassword() {
        owner.put("users/" + ada + "/password", "{\"password\": \"five-odd-words-together\"}");

        assertEnded(adas);
        data(alone.get(profile));
    }

    @Test
    void isTheEndOfTheUser() {
        owner.delete("users/" + ada);

        assertEnded(adas);
        assertRefused(alone.get(profile), 404, "user-not-found");
    }

    @Test
    void isRevocationOfAllThatTheUserHas() {
        owner.delete("access-tokens?user=" + ada);

        assertEnded(adas);
        data(alone.get(profile));
    }

    @Test
    void isRevocationOfAllThatTheCodeMade() {
        owner.delete("access-tokens?code=" + code.path("id").asText());

        assertEnded(adas);
        assertEnded(alone);
        data(ofCode(code).loggedIn().get(profile));
    }

    /** What only the database can show. */
    @Nested
    class InTheDatabase {
        private final String number = alone.auth().substring(0, alone.auth().indexOf('-'));

        @BeforeAll
        static void need() {
            assumeTrue(TestDatabase.isPostgresql(), "H2 lets nobody else in");
        }

        @Test
        void isThirtyMinutesWithoutUse() throws SQLException {
            set("last_used_at = now() - interval '29 minutes'");
            data(alone.get(profile));
            assertThat(count("last_used_at > now() - interval '1 minute'")).isOne();

            set("last_used_at = now() - interval '30 minutes'");
            assertEnded(alone);
            assertThat(count("last_used_at > now() - interval '1 minute'")).isZero();
        }

        @Test
        void isADayInUse() throws SQLException {
            assertThat(count("expires_at between now() + interval '23 hours' and now() + interval '24 hours'"))
                    .isOne();
            set("expires_at = now()");

            assertEnded(alone);
        }

        @Test
        void countsOnEveryNode() {
            LuxSciClient there = alone.at(Nodes.other().uri());

            data(there.get(profile));
            there.delete("/auth");
            assertEnded(alone);
        }

        /** The oldest gives way, though another node may have given it a higher number. */
        @Test
        void isAThousandNewerOnes() throws SQLException {
            String copied = "organization_id, code_id, secret_mark, code_generation, user_id, password_changed_at,"
                    + " user_generation, last_used_at, expires_at";
            execute("insert into code_session (number, started_at, " + copied + ") select 1000000000 + 10000 * "
                    + number
                    + " + n, started_at - interval '1 minute', " + copied
                    + " from code_session, generate_series(1, 1000) as n where number = " + number);
            LuxSciClient newest = ofCode(code).loggedIn();

            data(newest.get(profile));
            data(alone.get(profile));
            assertThat(number("select count(*) from code_session where user_id is null and code_id = '"
                            + code.path("id").asText() + "'"))
                    .isEqualTo(1000);
        }

        private void set(String assignment) throws SQLException {
            execute("update code_session set " + assignment + " where number = " + number);
        }

        private long count(String condition) throws SQLException {
            return number("select count(*) from code_session where number = " + number + " and " + condition);
        }

        private static void execute(String sql) throws SQLException {
            try (Connection connection = SharedServer.database().connect();
                    Statement statement = connection.createStatement()) {
                assertThat(statement.executeUpdate(sql)).isPositive();
            }
        }

        private static long number(String sql) throws SQLException {
            try (Connection connection = SharedServer.database().connect();
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(sql)) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private void assertEnded(LuxSciClient session) {
        assertRefused(session.get(profile), 401, "credentials-wrong");
    }
}
