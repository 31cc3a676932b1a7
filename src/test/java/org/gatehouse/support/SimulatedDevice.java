package org.gatehouse.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.Ed25519Signer;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetKeyPairGenerator;
import java.net.URI;
import java.time.Instant;

/** A device with a key pair of its own, as an app would be one. */
public final class SimulatedDevice {
    private final JWK keys;
    private final JWSAlgorithm algorithm;
    private String id;
    private ApiClient server;

    private SimulatedDevice(JWK keys, JWSAlgorithm algorithm) {
        this.keys = keys;
        this.algorithm = algorithm;
    }

    /** One that signs by ES256. */
    public static SimulatedDevice withEcKey() {
        try {
            return new SimulatedDevice(new ECKeyGenerator(Curve.P_256).generate(), JWSAlgorithm.ES256);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One that signs by EdDSA. */
    public static SimulatedDevice withEd25519Key() {
        try {
            return new SimulatedDevice(new OctetKeyPairGenerator(Curve.Ed25519).generate(), JWSAlgorithm.EdDSA);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A device of the shared server, activated by this code. */
    public static SimulatedDevice activated(String code) {
        return activated(SharedServer.uri(), code);
    }

    /** A device of this server, activated by this code. */
    public static SimulatedDevice activated(URI server, String code) {
        SimulatedDevice device = withEcKey();
        Answer answer = device.activate(ApiClient.at(server), code);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return device;
    }

    /** Sends the code; if it is right, this is the device of its token from now on. */
    public Answer activate(ApiClient anonymous, String code) {
        Answer answer = anonymous.post("devices/activate", """
                {"code": "%s", "publicKey": %s, "name": "a simulated device"}""".formatted(code, publicKey()));
        if (answer.status() == 200) {
            id = answer.json().path("deviceId").asText();
            server = anonymous;
        }
        return answer;
    }

    /** The id of its token. */
    public String id() {
        return id;
    }

    /** Its public key, a JWK. */
    public String publicKey() {
        return keys.toPublicJWK().toJSONString();
    }

    /** A token for its next requests. */
    public String bearer() {
        long now = Instant.now().getEpochSecond();
        return bearer(now, now + 120);
    }

    /** A token of this life, in seconds since 1970. */
    public String bearer(long issuedAt, long expiresAt) {
        return sign("""
                {"iss": "%s", "aud": "gatehouse", "iat": %d, "exp": %d}""".formatted(id, issuedAt, expiresAt));
    }

    /** Speaks with the server of its activation as this device, for as long as a token lives. */
    public ApiClient client() {
        return server.with("Authorization", "Bearer " + bearer());
    }

    /** A compact JWS (RFC 7515) over this payload. */
    public String sign(String payload) {
        return sign(new JWSHeader(algorithm), payload);
    }

    /** A compact JWS with this header, which may be of another algorithm than the key's. */
    public String sign(JWSHeader header, String payload) {
        try {
            JWSObject jws = new JWSObject(header, new Payload(payload));
            jws.sign(keys instanceof ECKey ec ? new ECDSASigner(ec) : new Ed25519Signer(keys.toOctetKeyPair()));
            return jws.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
