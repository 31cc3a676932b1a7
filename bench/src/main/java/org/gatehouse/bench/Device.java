package org.gatehouse.bench;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A user's device, with a key of its own, that approves sessions. */
final class Device {
    private static final Pattern ID = Pattern.compile("\"deviceId\":\"([^\"]+)\"");
    private static final Pattern SESSION = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");
    private static final Pattern NUMBER = Pattern.compile("\"number\":([0-9]+)");
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final Api api;
    private final KeyPair keys;
    private final String id;

    private Device(Api api, KeyPair keys, String id) {
        this.api = api;
        this.keys = keys;
        this.id = id;
    }

    static Device activate(Api api, String code) {
        KeyPair keys = keys();
        ECPublicKey key = (ECPublicKey) keys.getPublic();
        String answer = api.post(
                "/v1/devices/activate",
                """
                {"code": "%s", "name": "bench", "publicKey": {"kty": "EC", "crv": "P-256", "x": "%s", "y": "%s"}}""".formatted(
                                code,
                                coordinate(key.getW().getAffineX()),
                                coordinate(key.getW().getAffineY())),
                200);
        return new Device(api, keys, first(ID, answer));
    }

    /** Approves sessions that are pending now, one with each call. */
    Stream<Runnable> approvals() {
        String claims = "{\"iss\":\"%s\",\"aud\":\"gatehouse\",\"iat\":%d,\"exp\":%d}";
        long now = Instant.now().getEpochSecond();
        Api own = api.with(sign(claims.formatted(id, now, now + 300)));
        String pending = own.get("/v1/device/sessions");
        List<String> ids = all(SESSION, pending);
        List<String> numbers = all(NUMBER, pending);
        return IntStream.range(0, ids.size()).mapToObj(i -> () -> {
            String decision = sign("{\"session\":\"%s\",\"decision\":\"approve\",\"number\":%s}"
                    .formatted(ids.get(i), numbers.get(i)));
            own.post("/v1/device/sessions/" + ids.get(i) + "/decision", "{\"jws\":\"" + decision + "\"}", 200);
        });
    }

    private String sign(String payload) {
        try {
            String text = base64("{\"alg\":\"ES256\"}") + "." + base64(payload);
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(keys.getPrivate());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(String text) {
        return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** In 32 bytes. */
    private static String coordinate(BigInteger value) {
        byte[] bytes = value.toByteArray();
        byte[] fixed = new byte[32];
        int length = Math.min(bytes.length, fixed.length);
        System.arraycopy(bytes, bytes.length - length, fixed, fixed.length - length, length);
        return BASE64.encodeToString(Arrays.copyOf(fixed, fixed.length));
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("not in the answer: " + pattern);
        }
        return matcher.group(1);
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).toList();
    }
}
