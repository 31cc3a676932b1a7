package org.gatehouse.dialects.easymail;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.util.Base64URL;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.access.Credentials;
import org.gatehouse.platform.Ids;
import org.gatehouse.platform.Secrets;

/**
 * Passes as this dialect's clients carry them: JWT by HS256 under a key that is for nothing else and leaves the server in no form.
 * There is one header that they can have, whatever others a client makes up.
 */
@ApplicationScoped
class EasyMailToken {
    static final String AUDIENCE = "easymail";

    private static final Base64URL HEADER = Base64URL.encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");
    private static final String CODE = "client_id";
    private static final String SECRET_MARK = "sec";
    private static final String CODE_GENERATION = "cgen";

    @Inject
    Secrets secrets;

    /** The token of a pass that was given for this login. */
    String write(Credentials.Pass pass, String login) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("exp", pass.expiresAt().getEpochSecond());
        claims.put("username", login);
        claims.put("aud", AUDIENCE);
        claims.put(CODE, pass.codeId().toString());
        claims.put(SECRET_MARK, pass.secretMark());
        claims.put(CODE_GENERATION, pass.codeGeneration());
        String signed = HEADER + "." + new Payload(claims).toBase64URL();
        return signed + "." + Base64URL.encode(signature(signed.getBytes(US_ASCII)));
    }

    /** The pass in a token, be it past its time; empty when it is none of ours. */
    Optional<Credentials.Pass> read(String text) {
        try {
            JWSObject parsed = JWSObject.parse(text);
            JWSHeader header = parsed.getHeader();
            if (!header.toBase64URL().equals(HEADER) || !JWSAlgorithm.HS256.equals(header.getAlgorithm())) {
                return Optional.empty();
            }
            if (!MessageDigest.isEqual(
                    signature(parsed.getSigningInput()), parsed.getSignature().decode())) {
                return Optional.empty();
            }
            Map<String, Object> claims = parsed.getPayload().toJSONObject();
            return AUDIENCE.equals(claims.get("aud")) ? Optional.of(pass(claims)) : Optional.empty();
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    private byte[] signature(byte[] signed) {
        return HexFormat.of().parseHex(secrets.mac(Secrets.Purpose.EASYMAIL, signed));
    }

    /** Of claims that our own key has signed: they are as {@link #write} made them. */
    private static Credentials.Pass pass(Map<String, Object> claims) {
        UUID code = Ids.parse((String) claims.get(CODE)).orElseThrow();
        return new Credentials.Pass(
                code,
                (String) claims.get(SECRET_MARK),
                number(claims, CODE_GENERATION),
                Instant.ofEpochSecond(number(claims, "exp")));
    }

    private static long number(Map<String, Object> claims, String name) {
        return ((Number) claims.get(name)).longValue();
    }
}
