package org.gatehouse.factors.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import org.gatehouse.platform.InvalidValue;
import org.gatehouse.support.SimulatedDevice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceKeyTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String X = "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU"; // of RFC 7515, A.3.1
    private static final String Y = "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0";
    private static final String EC = "{'kty':'EC','crv':'P-256','x':'" + X + "','y':'" + Y + "'}";
    private static final String OKP =
            "{'kty':'OKP','crv':'Ed25519','x':'11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo'}"; // of RFC 8037, A.2

    @Test
    void verifiesWhatTheRfcsSign() throws Exception {
        JWSObject es256 = JWSObject.parse("eyJhbGciOiJFUzI1NiJ9"
                + ".eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"
                + ".DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q");
        JWSObject edDsa = JWSObject.parse("eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc"
                + ".hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg");

        assertThat(key(EC).hasSigned(es256)).isTrue();
        assertThat(key(OKP).hasSigned(edDsa)).isTrue();
        assertThat(key(EC).hasSigned(edDsa)).isFalse();
        assertThat(key(OKP).hasSigned(es256)).isFalse();
    }

    @Test
    void isReadAsItWasStored() throws Exception {
        for (SimulatedDevice device : Set.of(SimulatedDevice.withEcKey(), SimulatedDevice.withEd25519Key())) {
            DeviceKey key = key(device.publicKey());
            DeviceKey again = DeviceKey.stored(key.stored());

            assertThat(again.stored()).isEqualTo(key.stored());
            assertThat(again.type()).isEqualTo(key.type());
            assertThat(again.hasSigned(JWSObject.parse(device.sign("{}")))).isTrue();
        }
    }

    @Test
    void storesNothingButTheKey() {
        String besides = EC.replace("}", ",'kid':'<1>','use':'sig','alg':'ES256','key_ops':['verify'],'ext':true}");

        assertThat(key(besides).stored()).isEqualTo(key(EC).stored()).doesNotContain("kid", "use");
    }

    @Test
    void believesNoHeader() throws Exception {
        SimulatedDevice device = SimulatedDevice.withEcKey();
        DeviceKey key = key(device.publicKey());
        JWSObject byItsPublicKey = new JWSObject(new JWSHeader(JWSAlgorithm.HS256), new Payload("{}"));
        byItsPublicKey.sign(new MACSigner(Arrays.copyOf(device.publicKey().getBytes(StandardCharsets.UTF_8), 64)));
        JWSHeader critical = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .criticalParams(Set.of("b64"))
                .base64URLEncodePayload(true)
                .build();

        assertThat(key.hasSigned(JWSObject.parse(byItsPublicKey.serialize()))).isFalse();
        assertThat(key.hasSigned(JWSObject.parse(device.sign(critical, "{}")))).isFalse();
        assertThat(key.hasSigned(JWSObject.parse(SimulatedDevice.withEcKey().sign("{}"))))
                .isFalse();
    }

    @Test
    void takesNoSignatureOfZeros() throws Exception {
        String zeros = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[64]);

        assertThat(key(EC).hasSigned(JWSObject.parse("eyJhbGciOiJFUzI1NiJ9.e30." + zeros)))
                .isFalse();
        assertThat(key(OKP).hasSigned(JWSObject.parse("eyJhbGciOiJFZERTQSJ9.e30." + zeros)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'kty':'RSA','n':'AQAB','e':'AQAB'}",
                "{'kty':'oct','k':'AQAB'}",
                "{'kty':1}",
                "{'kty':'EC'}",
                "{'kty':'EC','crv':'P-384','x':'" + X + "','y':'" + Y + "'}",
                "{'kty':'EC','crv':'secp256k1','x':'" + X + "','y':'" + Y + "'}",
                "{'kty':'EC','crv':'Ed25519','x':'" + X + "','y':'" + Y + "'}",
                "{'kty':'EC','crv':'P-256','x':'" + X + "'}",
                "{'kty':'EC','crv':'P-256','x':'" + X + "','y':'" + X + "'}",
                "{'kty':'EC','crv':'P-256','x':'" + X + "=','y':'" + Y + "'}",
                "{'kty':'EC','crv':'P-256','x':'" + X + "','y':'" + Y + "','d':'" + X + "'}",
                "{'kty':'EC','crv':'P-256','x':'" + X + "','y':'" + Y + "','use':'enc'}",
                "{'kty':'EC','crv':'P-256','x':'" + X + "','y':'" + Y + "','alg':'ES384'}",
                "{'kty':'EC','crv':'P-256','x':'" + X + "','y':'" + Y + "','x5c':['MA==']}",
                "{'kty':'EC','crv':'P-256','x':'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',"
                        + "'y':'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'}",
                "{'kty':'OKP','crv':'X25519','x':'11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo'}",
                "{'kty':'OKP','crv':'Ed448','x':'11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo'}",
                "{'kty':'OKP','crv':'Ed25519','x':'11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHUR'}",
                "{'kty':'OKP','crv':'Ed25519','x':'AgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'}",
                "{'kty':'OKP','crv':'Ed25519','x':'_____________________________________________'}",
                "{'kty':'OKP','crv':'Ed25519','x':'__________________________________________8'}",
                "{'kty':'OKP','crv':'Ed25519','x':'11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURp'}",
                "{'kty':'OKP','crv':'Ed25519','x':'11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo','y':'" + Y + "'}",
                "{'kty':'OKP','crv':'Ed25519','x':'11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',"
                        + "'d':'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A'}"
            })
    void refusesWhatIsNoPublicKeyOfTheTwoKinds(String jwk) {
        assertThatThrownBy(() -> key(jwk)).isInstanceOf(InvalidValue.class);
    }

    private static DeviceKey key(String jwk) {
        try {
            return DeviceKey.of((ObjectNode) JSON.readTree(jwk.replace('\'', '"')));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
