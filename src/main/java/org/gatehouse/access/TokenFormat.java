package org.gatehouse.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.gatehouse.platform.Ids;

/**
 * Access tokens as signed text (RFC 9068, ES256), read back after RFC 8725: the algorithm is the key's, whatever the header
 * says; type, issuer, audience and times must be right, with {@value #SKEW_SECONDS} s for clocks that differ.
 */
@ApplicationScoped
class TokenFormat {
    static final int SKEW_SECONDS = 5;

    /** Of every token: a JSON object, in base64. */
    static final String BEGINNING = "eyJ";

    private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");
    private static final String ORGANIZATION = "org";
    private static final String CODE = "client_id";
    private static final String SECRET_MARK = "sec";
    private static final String CODE_GENERATION = "cgen";
    private static final String USER_GENERATION = "ugen";
    private static final String PASSWORD_CHANGED = "pwd"; // microseconds, as a column keeps them
    private static final String APPLICATION_PASSWORD = "app";

    @Inject
    SigningKeys keys;

    @Inject
    VerifiedTokens verified;

    @Inject
    TokenConfig config;

    @Inject
    Clock clock;

    /** Whether the text is meant as a token: secrets of codes have no dots. */
    static boolean isMeant(String sent) {
        return sent.indexOf('.') >= 0;
    }

    String sign(AccessToken token) {
        ECKey key = keys.current();
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(TYPE)
                .keyID(key.getKeyID())
                .build();
        JWSObject signed = new JWSObject(header, new Payload(claims(token)));
        try {
            signed.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("an access token cannot be signed", e);
        }
        return signed.serialize();
    }

    /** The token in the text, be it past its time; empty when it is none of ours, damaged, or of the future. */
    Optional<SignedToken> read(String text) {
        Optional<SignedToken> known = verified.find(text);
        if (known.isPresent()) {
            return known;
        }
        Optional<SignedToken> signed = verify(text);
        signed.ifPresent(verified::keep);
        return signed;
    }

    private Optional<SignedToken> verify(String text) {
        try {
            JWSObject parsed = JWSObject.parse(text);
            JWSHeader header = parsed.getHeader();
            if (!JWSAlgorithm.ES256.equals(header.getAlgorithm())
                    || !TYPE.equals(header.getType())
                    || header.getKeyID() == null) {
                return Optional.empty();
            }
            Optional<UUID> keyId = Ids.parse(header.getKeyID());
            Optional<ECKey> key = keyId.flatMap(keys::find);
            if (key.isEmpty() || !parsed.verify(new ECDSAVerifier(key.get()))) {
                return Optional.empty();
            }
            Map<String, Object> claims = parsed.getPayload().toJSONObject();
            return isOfHere(claims)
                    ? Optional.of(new SignedToken(token(claims), keyId.get(), claims, text))
                    : Optional.empty();
        } catch (ParseException | JOSEException e) {
            return Optional.empty();
        }
    }

    private boolean isOfHere(Map<String, Object> claims) {
        return config.issuer().equals(claims.get("iss"))
                && config.audience().equals(claims.get("aud"))
                && !seconds(claims, "iat").isAfter(clock.instant().plusSeconds(SKEW_SECONDS));
    }

    private Map<String, Object> claims(AccessToken token) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", config.issuer());
        claims.put("aud", config.audience());
        claims.put("sub", (token.user() == null ? token.codeId() : token.user().id()).toString());
        claims.put("iat", token.issuedAt().getEpochSecond());
        claims.put("exp", token.expiresAt().getEpochSecond());
        claims.put("jti", token.id().toString());
        claims.put("scope", String.join(" ", token.scopes()));
        claims.put("groups", token.scopes()); // the same for MicroProfile JWT
        claims.put("mode", token.user() == null ? "administrative" : "user");
        claims.put(ORGANIZATION, token.organizationId().toString());
        claims.put(CODE, token.codeId().toString());
        claims.put(SECRET_MARK, token.secretMark());
        claims.put(CODE_GENERATION, token.codeGeneration());
        if (token.user() != null) {
            claims.put(USER_GENERATION, token.user().generation());
            Instant changed = token.user().passwordChangedAt();
            if (changed != null) {
                claims.put(PASSWORD_CHANGED, ChronoUnit.MICROS.between(Instant.EPOCH, changed));
            }
        }
        if (token.applicationPassword() != null) {
            claims.put(APPLICATION_PASSWORD, token.applicationPassword().toString());
        }
        return claims;
    }

    /** Of claims that our own key has signed: they are as {@link #claims} made them. */
    private static AccessToken token(Map<String, Object> claims) {
        AccessToken.Owner user = claims.get("mode").equals("user") ? owner(claims) : null;
        TreeSet<String> scopes = new TreeSet<>();
        ((Collection<?>) claims.get("groups")).forEach(scope -> scopes.add((String) scope));
        return new AccessToken(
                id(claims, "jti"),
                id(claims, ORGANIZATION),
                id(claims, CODE),
                (String) claims.get(SECRET_MARK),
                number(claims, CODE_GENERATION),
                scopes,
                user,
                seconds(claims, "iat"),
                seconds(claims, "exp"));
    }

    private static AccessToken.Owner owner(Map<String, Object> claims) {
        return new AccessToken.Owner(
                id(claims, "sub"),
                claims.containsKey(PASSWORD_CHANGED)
                        ? Instant.EPOCH.plus(number(claims, PASSWORD_CHANGED), ChronoUnit.MICROS)
                        : null,
                number(claims, USER_GENERATION),
                claims.containsKey(APPLICATION_PASSWORD) ? id(claims, APPLICATION_PASSWORD) : null);
    }

    private static UUID id(Map<String, Object> claims, String name) {
        return UUID.fromString((String) claims.get(name));
    }

    private static Instant seconds(Map<String, Object> claims, String name) {
        return Instant.ofEpochSecond(number(claims, name));
    }

    private static long number(Map<String, Object> claims, String name) {
        return ((Number) claims.get(name)).longValue();
    }
}
