package org.gatehouse.factors.devices;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.text.ParseException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.gatehouse.platform.InvalidValue;

/**
 * The public key of a device (RFC 7517): EC on P-256, which signs by ES256, or Ed25519 (RFC 8037), which signs by EdDSA. Judged
 * when it is sent; whatever a signature's header says, its algorithm is the key's.
 */
@Schema(
        type = SchemaType.OBJECT,
        description = "Public key as a JWK (RFC 7517): EC on P-256, or OKP on Ed25519; never with its private part",
        requiredProperties = {"kty", "crv", "x"},
        properties = {
            @SchemaProperty(
                    name = "kty",
                    type = SchemaType.STRING,
                    enumeration = {"EC", "OKP"},
                    description = "EC signs by ES256, OKP by EdDSA"),
            @SchemaProperty(
                    name = "crv",
                    type = SchemaType.STRING,
                    enumeration = {"P-256", "Ed25519"},
                    description = "P-256 of EC, Ed25519 of OKP"),
            @SchemaProperty(
                    name = "x",
                    type = SchemaType.STRING,
                    minLength = 43,
                    maxLength = 43,
                    description = "32 bytes in base64url"),
            @SchemaProperty(
                    name = "y",
                    type = SchemaType.STRING,
                    minLength = 43,
                    maxLength = 43,
                    description = "32 bytes in base64url; of EC only")
        },
        example = "{\"kty\": \"OKP\", \"crv\": \"Ed25519\", \"x\": \"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}")
final class DeviceKey {
    private static final Pattern COORDINATE = Pattern.compile("[A-Za-z0-9_-]{43}"); // 32 bytes
    private static final Set<String> OF_EC = Set.of("kty", "crv", "x", "y");
    private static final Set<String> OF_OKP = Set.of("kty", "crv", "x");

    /** What clients add to a key and nothing here depends on. */
    private static final Set<String> BESIDES = Set.of("kid", "use", "alg", "key_ops", "ext");

    @Schema(hidden = true)
    private final JWK key;

    @Schema(hidden = true)
    private final JWSAlgorithm algorithm;

    private DeviceKey(JWK key, JWSAlgorithm algorithm) {
        this.key = key;
        this.algorithm = algorithm;
    }

    /** A key as a device sends it. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static DeviceKey of(ObjectNode jwk) {
        String type = text(jwk, "kty");
        if (type.equals("EC")) {
            return ec(jwk);
        }
        if (type.equals("OKP")) {
            return okp(jwk);
        }
        throw new InvalidValue("must be a key of type EC or OKP");
    }

    /** A key as it is stored. */
    static DeviceKey stored(String jwk) {
        try {
            JWK key = JWK.parse(jwk);
            return new DeviceKey(key, key instanceof ECKey ? JWSAlgorithm.ES256 : JWSAlgorithm.EdDSA);
        } catch (ParseException e) {
            throw new IllegalStateException("cannot read the stored key of a device", e);
        }
    }

    /** The form in which it is stored: what makes the key and nothing besides. */
    String stored() {
        return key.toJSONString();
    }

    /** EC or OKP. */
    String type() {
        return key.getKeyType().getValue();
    }

    /** Whether this key has signed it. */
    boolean hasSigned(JWSObject signed) {
        try {
            return algorithm.equals(signed.getHeader().getAlgorithm())
                    && signed.getHeader().getCriticalParams() == null
                    && signed.verify(verifier());
        } catch (JOSEException e) {
            return false;
        }
    }

    private JWSVerifier verifier() throws JOSEException {
        return key instanceof ECKey ec ? new ECDSAVerifier(ec) : new Ed25519Verifier(key.toOctetKeyPair());
    }

    private static DeviceKey ec(ObjectNode jwk) {
        requireMembers(jwk, OF_EC, JWSAlgorithm.ES256);
        requireCurve(jwk, Curve.P_256);
        try {
            ECKey key = new ECKey.Builder(Curve.P_256, coordinate(jwk, "x"), coordinate(jwk, "y")).build();
            return new DeviceKey(key, JWSAlgorithm.ES256);
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw new InvalidValue("must be a point of its curve");
        }
    }

    private static DeviceKey okp(ObjectNode jwk) {
        requireMembers(jwk, OF_OKP, JWSAlgorithm.EdDSA);
        requireCurve(jwk, Curve.Ed25519);
        Base64URL x = coordinate(jwk, "x");
        if (!isOnEd25519(x.decode())) {
            throw new InvalidValue("must be a point of its curve");
        }
        return new DeviceKey(new OctetKeyPair.Builder(Curve.Ed25519, x).build(), JWSAlgorithm.EdDSA);
    }

    private static void requireMembers(ObjectNode jwk, Set<String> needed, JWSAlgorithm algorithm) {
        Set<String> others = new TreeSet<>();
        jwk.fieldNames().forEachRemaining(others::add);
        others.removeAll(needed);
        others.removeAll(BESIDES);
        if (!others.isEmpty()) {
            throw new InvalidValue("must have nothing but the members of a public key of its type");
        }
        if (!is(jwk, "use", "sig") || !is(jwk, "alg", algorithm.getName())) {
            throw new InvalidValue("must be for signatures by " + algorithm.getName());
        }
    }

    private static boolean is(ObjectNode jwk, String member, String value) {
        JsonNode given = jwk.get(member);
        return given == null || value.equals(given.textValue());
    }

    private static void requireCurve(ObjectNode jwk, Curve curve) {
        if (!text(jwk, "crv").equals(curve.getName())) {
            throw new InvalidValue("must be on the curve " + curve.getName());
        }
    }

    private static Base64URL coordinate(ObjectNode jwk, String member) {
        String text = text(jwk, member);
        Base64URL value = new Base64URL(text);
        if (!COORDINATE.matcher(text).matches()
                || !Base64URL.encode(value.decode()).equals(value)) {
            throw new InvalidValue("must have coordinates of 32 bytes in base64url");
        }
        return value;
    }

    private static String text(ObjectNode jwk, String member) {
        return Optional.ofNullable(jwk.path(member).textValue()).orElse("");
    }

    /** What the last bit says is the sign of x (RFC 8032, 5.1.2); Java looks for the point when it is to verify by it. */
    private static boolean isOnEd25519(byte[] littleEndian) {
        byte[] y = new byte[littleEndian.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = littleEndian[y.length - 1 - i];
        }
        boolean odd = (y[0] & 0x80) != 0;
        y[0] &= 0x7f;
        try {
            Signature.getInstance("Ed25519")
                    .initVerify(KeyFactory.getInstance("Ed25519")
                            .generatePublic(new EdECPublicKeySpec(
                                    NamedParameterSpec.ED25519, new EdECPoint(odd, new BigInteger(1, y)))));
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
