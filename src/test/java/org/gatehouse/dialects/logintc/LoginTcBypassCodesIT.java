package org.gatehouse.dialects.logintc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.dialects.logintc.LoginTcKey.assertDone;
import static org.gatehouse.dialects.logintc.LoginTcKey.assertError;
import static org.gatehouse.dialects.logintc.LoginTcKey.assertOk;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import org.gatehouse.security.Scope;
import org.gatehouse.support.Answer;
import org.gatehouse.support.Tenant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bypass codes as clients of LoginTC make, read and delete them. */
class LoginTcBypassCodesIT {
    /** What the Java client reads dates by. */
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssZ");

    private final Tenant tenant = Tenant.fresh();
    private final LoginTcKey key = LoginTcKey.of(tenant);
    private final String user = key.user("ada").path("id").asText();
    private final String codes = "users/" + user + "/bypasscodes";

    @Test
    void areMadeForever() {
        Answer made = key.post(codes, "{\"usesAllowed\":2,\"expirationTime\":0}");

        assertOk(made);
        assertThat(made.text())
                .matches("\\{\"id\":\"[0-9a-f]{40}\",\"code\":\"[0-9]{9}\",\"dtExpiry\":\"9999-12-31T23:59:59\\+0000\","
                        + "\"user\":\"" + user + "\",\"usesAllowed\":2,\"usesRemaining\":2}");
    }

    @Test
    void areMadeForMinutes() {
        JsonNode made = key.post(codes, "{\"usesAllowed\":\"1\",\"expirationTime\":\"60\"}")
                .json();

        OffsetDateTime expiry = OffsetDateTime.parse(made.path("dtExpiry").asText(), DATE);
        assertThat(expiry)
                .isBetween(
                        OffsetDateTime.now().plusMinutes(55),
                        OffsetDateTime.now().plusMinutes(65));
    }

    @Test
    void areMadeForOneUseUnlessSaidOtherwise() {
        JsonNode made = key.post(codes, "{}").json();

        assertThat(made.path("usesAllowed").asInt()).isEqualTo(1);
        assertThat(key.post(codes, "").json().path("usesRemaining").asInt()).isEqualTo(1);
    }

    @Test
    void areReadWithTheirDigits() {
        Answer made = key.post(codes, "{}");
        String path = "bypasscodes/" + made.json().path("id").asText();

        assertThat(key.get(path).text()).isEqualTo(made.text());
        assertThat(key.get(codes).text()).isEqualTo("[" + made.text() + "]");
        assertThat(key.get("users/" + user).json().path("bypasscodes").toString())
                .isEqualTo("[\"" + made.json().path("id").asText() + "\"]");
    }

    @Test
    void hideTheirDigitsFromWhoeverMayMakeNone() {
        String id = key.post(codes, "{}").json().path("id").asText();

        JsonNode seen = LoginTcKey.with(tenant, "", Scope.BYPASS_CODES_READ)
                .get("bypasscodes/" + id)
                .json();

        assertThat(seen.path("code").asText("none")).isEmpty();
        assertThat(seen.path("id").asText()).isEqualTo(id);
    }

    @Test
    void areDeletedOneByOneAndAllAtOnce() {
        String path = "bypasscodes/" + key.post(codes, "{}").json().path("id").asText();
        key.post(codes, "{}");
        key.post(codes, "{}");

        assertDone(key.delete(path));
        assertError(key.delete(path), 404, "notfound.bypasscode");
        assertError(key.get(path), 404, "notfound.bypasscode");
        assertThat(key.get(codes).json().size()).isEqualTo(2);
        assertDone(key.delete(codes));
        assertDone(key.delete(codes));
        assertThat(key.get(codes).text()).isEqualTo("[]");
    }

    @Test
    void areFiveAtMost() {
        for (int i = 0; i < 5; i++) {
            assertOk(key.post(codes, "{}"));
        }

        assertError(key.post(codes, "{}"), 409, "conflict.bypasscode");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "{\"usesAllowed\":0} | usesAllowed",
                "{\"usesAllowed\":1001} | usesAllowed",
                "{\"usesAllowed\":\"many\"} | usesAllowed",
                "{\"usesAllowed\":1.5} | usesAllowed",
                "{\"expirationTime\":-1} | expirationTime",
                "{\"expirationTime\":525601} | expirationTime",
                "{\"expirationTime\":99999999999999999999} | expirationTime"
            })
    void areRefusedOutOfBounds(String body, String field) {
        assertError(key.post(codes, body), 400, "invalid." + field);
    }

    @Test
    void areOfUsersThatThereAre() {
        LoginTcKey other = LoginTcKey.of(Tenant.fresh());
        String id = key.post(codes, "{}").json().path("id").asText();

        assertError(other.get(codes), 404, "notfound.user");
        assertError(other.post(codes, "{}"), 404, "notfound.user");
        assertError(other.delete(codes), 404, "notfound.user");
        assertError(other.get("bypasscodes/" + id), 404, "notfound.bypasscode");
        assertError(other.delete("bypasscodes/" + id), 404, "notfound.bypasscode");
        assertError(key.get("bypasscodes/" + user), 404, "notfound.bypasscode");
    }
}
