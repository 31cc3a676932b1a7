package org.gatehouse.dialects.logintc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.dialects.logintc.LoginTcKey.assertDone;
import static org.gatehouse.dialects.logintc.LoginTcKey.assertError;
import static org.gatehouse.dialects.logintc.LoginTcKey.assertOk;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import org.gatehouse.factors.otp.OtpAlgorithm;
import org.gatehouse.factors.otp.OtpKey;
import org.gatehouse.support.Answer;
import org.gatehouse.support.Tenant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hardware tokens as clients of LoginTC keep them and give them to users. */
class LoginTcHardwareIT {
    private static final byte[] SEED = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    private final Tenant tenant = Tenant.fresh();
    private final LoginTcKey key = LoginTcKey.of(tenant);

    @Test
    void areMadeWithAnAlias() {
        Answer made = key.post("hardware", token("SN1", "TOTP6", "\"30\""));

        assertOk(made);
        String id = made.json().path("id").asText();
        assertThat(made.text())
                .isEqualTo("{\"id\":\"" + id + "\",\"alias\":\"HW-" + id.substring(0, 8)
                        + "\",\"serialNumber\":\"SN1\",\"type\":\"TOTP6\",\"timeStep\":\"30s\","
                        + "\"syncState\":\"Never Used\",\"user\":\"\"}");
        assertThat(id).matches("[0-9a-f]{40}");
        assertThat(key.get("hardware/" + id).text()).isEqualTo(made.text());
        assertThat(key.get("hardware?page=1").text()).isEqualTo("[" + made.text() + "]");
        assertThat(key.get("hardware?page=2").text()).isEqualTo("[]");
    }

    /** They lie in no domain. */
    @Test
    void areNotForKeysThatAreBoundToDomains() {
        String domain = tenant.client()
                .get("domains/" + tenant.domain())
                .json()
                .path("id")
                .asText();
        LoginTcKey bound = LoginTcKey.with(
                tenant, "\"domains\": [\"" + domain + "\"], ", "hardware-tokens:read", "hardware-tokens:write");

        assertError(bound.get("hardware?page=1"), 403, "forbidden");
        assertError(bound.post("hardware", token("SN9", "TOTP6", "\"30\"")), 403, "forbidden");
    }

    @ParameterizedTest
    @CsvSource({"TOTP6, 30, 30s", "TOTP8, '\"60\"', 60s", "totp8, '\"60s\"', 60s", "TOTP6, '\"30s\"', 30s"})
    void areOfTheseKinds(String type, String timeStep, String shown) {
        JsonNode made = key.post("hardware", token("SN", type, timeStep)).json();

        assertThat(made.path("type").asText()).isEqualToIgnoringCase(type);
        assertThat(made.path("timeStep").asText()).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
            {"type":"TOTP6","timeStep":"30","seed":"3132333435363738393031323334353637383930"} | serialNumber
            {"serialNumber":"1","timeStep":"30","seed":"3132333435363738393031323334353637383930"} | type
            {"serialNumber":"1","type":"HOTP6","timeStep":"30","seed":"3132333435363738393031323334353637383930"} | type
            {"serialNumber":"1","type":"TOTP6","seed":"3132333435363738393031323334353637383930"} | timeStep
            {"serialNumber":"1","type":"TOTP6","timeStep":"45","seed":"3132333435363738393031323334353637383930"} | timeStep
            {"serialNumber":"1","type":"TOTP6","timeStep":"30"} | seed
            {"serialNumber":"1","type":"TOTP6","timeStep":"30","seed":"xyz"} | seed
            {"serialNumber":"1","type":"TOTP6","timeStep":"30","seed":"31"} | seed
            {"serialNumber":"a\\u0000","type":"TOTP6","timeStep":"30","seed":"3132333435363738393031323334353637383930"} | serialNumber
            {"serialNumber":"1","type":"TOTP6","timeStep":"30","seed":"3132333435363738393031323334353637383930","alias":"a\\nb"} | alias
            """)
    void areRefusedWithTheirField(String body, String field) {
        assertError(key.post("hardware", body), 400, "invalid." + field);
    }

    @Test
    void haveASerialNumberOfTheirOwn() {
        key.post("hardware", token("SN1", "TOTP6", "30"));

        assertError(key.post("hardware", token("sn1", "TOTP6", "30")), 409, "duplicate.serialnumber");
    }

    @Test
    void changeTheirAliasOnly() {
        JsonNode made = key.post("hardware", token("SN1", "TOTP6", "30")).json();
        String path = "hardware/" + made.path("id").asText();

        Answer renamed = key.put(path, "{\"alias\":\"Spare\",\"serialNumber\":\"SN2\"}");

        assertOk(renamed);
        assertThat(renamed.json().path("alias").asText()).isEqualTo("Spare");
        assertThat(renamed.json().path("serialNumber").asText()).isEqualTo("SN1");
        assertThat(key.put(path, "{}").text()).isEqualTo(renamed.text());
        assertThat(key.put(path, "{\"alias\":null}").text()).isEqualTo(renamed.text());
        assertError(key.put(path, "{\"alias\":\"\"}"), 400, "invalid.alias");
    }

    @Test
    void areGivenToOneUserEach() {
        String one = hardware("SN1");
        String two = hardware("SN2");
        String ada = key.user("ada").path("id").asText();
        String bob = key.user("bob").path("id").asText();
        assertError(key.get("users/" + ada + "/hardware"), 404, "notfound.hardware");
        assertError(key.delete("users/" + ada + "/hardware"), 404, "notfound.hardware");

        assertDone(key.put("users/" + ada + "/hardware/" + one));
        assertDone(key.put("users/" + ada + "/hardware/" + one));

        assertThat(key.get("users/" + ada + "/hardware").json().path("user").asText())
                .isEqualTo(ada);
        assertThat(key.get("users/" + ada).json().path("hardware").asText()).isEqualTo(one);
        assertError(key.put("users/" + bob + "/hardware/" + one), 409, "conflict.hardware");
        assertError(key.put("users/" + ada + "/hardware/" + two), 409, "conflict.hardware");
        assertDone(key.delete("users/" + ada + "/hardware"));
        assertThat(key.get("hardware/" + one).json().path("user").asText("none"))
                .isEmpty();
        assertDone(key.put("users/" + bob + "/hardware/" + one));
    }

    @Test
    void proveTheirUsers() {
        String ada = key.user("ada").path("id").asText();
        String domain = LoginTcKey.domainId(tenant.client(), tenant.domain());
        String hardware = hardware("SN1");
        key.put("domains/" + domain + "/users/" + ada);
        key.put("users/" + ada + "/hardware/" + hardware);
        String code = new OtpKey(SEED, OtpAlgorithm.SHA1, 6).code(Instant.now().getEpochSecond() / 30);
        String ask = "{\"user\":{\"id\":\"" + ada + "\"},\"attributes\":[],\"otp\":\"" + code + "\"}";

        assertThat(key.post("domains/" + domain + "/sessions", ask).text()).endsWith("\"state\":\"approved\"}");
        assertThat(key.post("domains/" + domain + "/sessions", ask).text()).endsWith("\"state\":\"denied\"}");
        assertThat(key.get("hardware/" + hardware).json().path("syncState").asText())
                .isEqualTo("Synchronized");
    }

    @Test
    void areDeleted() {
        String path = "hardware/" + hardware("SN1");

        assertDone(key.delete(path));
        assertError(key.delete(path), 404, "notfound.hardware");
        assertError(key.get(path), 404, "notfound.hardware");
        assertError(key.put(path, "{}"), 404, "notfound.hardware");
    }

    @Test
    void areOfOneOrganization() {
        LoginTcKey other = LoginTcKey.of(Tenant.fresh());
        String id = hardware("SN1");

        assertError(other.get("hardware/" + id), 404, "notfound.hardware");
        assertError(other.delete("hardware/" + id), 404, "notfound.hardware");
        String theirs = other.user("ada").path("id").asText();
        assertError(other.put("users/" + theirs + "/hardware/" + id), 404, "notfound.hardware");
        assertError(key.put("users/" + theirs + "/hardware/" + id), 404, "notfound.user");
    }

    private String hardware(String serialNumber) {
        Answer made = key.post("hardware", token(serialNumber, "TOTP6", "30"));
        assertOk(made);
        return made.json().path("id").asText();
    }

    private static String token(String serialNumber, String type, String timeStep) {
        return "{\"serialNumber\":\"" + serialNumber + "\",\"type\":\"" + type + "\",\"timeStep\":" + timeStep
                + ",\"seed\":\"" + HexFormat.of().formatHex(SEED) + "\"}";
    }
}
