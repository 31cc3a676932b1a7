package org.gatehouse.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.gatehouse.platform.StartRefused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenFormatTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final ECKey OURS = newKey();
    private static final AccessToken.Owner ADA =
            new AccessToken.Owner(UUID.randomUUID(), Instant.parse("2025-12-24T18:00:00.123456Z"), 3, null);

    private final OneKey keys = new OneKey();
    private final TokenFormat format = new TokenFormat();

    @BeforeEach
    void wire() {
        format.keys = keys;
        format.verified = new VerifiedTokens();
        format.config = config();
        at(NOW);
    }

    @Test
    void readsWhatItSigned() {
        AccessToken.Owner byApplication = new AccessToken.Owner(UUID.randomUUID(), null, 3, UUID.randomUUID());
        for (AccessToken.Owner user : new AccessToken.Owner[] {null, ADA, byApplication}) {
            AccessToken token = token(user);

            SignedToken read = format.read(format.sign(token)).orElseThrow();

            assertThat(read.token()).isEqualTo(token);
            assertThat(read.keyId().toString()).isEqualTo(OURS.getKeyID());
        }
    }

    @Test
    void verifiesATokenOnceAndAnyOtherTextAnew() {
        String text = format.sign(token(ADA));
        SignedToken first = format.read(text).orElseThrow();

        assertThat(format.read(text)).containsSame(first);
        assertThat(keys.asked).isEqualTo(1);
        assertThat(format.read(text.substring(0, text.length() - 4) + "AAAA")).isEmpty();
        assertThat(keys.asked).isEqualTo(2);
    }

    @Test
    void remembersAFewTokensOnly() {
        SignedToken signed = format.read(format.sign(token(null))).orElseThrow();
        for (int i = 0; i < VerifiedTokens.MAX; i++) {
            format.verified.keep(new SignedToken(signed.token(), signed.keyId(), signed.claims(), "text " + i));
        }

        assertThat(format.verified.find(signed.raw())).isEmpty();
        assertThat(format.read(signed.raw()).map(SignedToken::token)).contains(signed.token());
    }

    @Test
    void signsWhatOthersCanRead() throws ParseException {
        JWSObject jws = JWSObject.parse(format.sign(token(ADA)));
        Map<String, Object> claims = jws.getPayload().toJSONObject();

        assertThat(jws.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.ES256);
        assertThat(jws.getHeader().getType().getType()).isEqualTo("at+jwt");
        assertThat(claims)
                .containsEntry("iss", "https://mail.example")
                .containsEntry("aud", "https://mail.example/v1")
                .containsEntry("sub", ADA.id().toString())
                .containsEntry("iat", NOW.getEpochSecond())
                .containsEntry("exp", NOW.getEpochSecond() + 900)
                .containsEntry("scope", "domains:read users:read")
                .containsEntry("mode", "user")
                .containsKeys("jti", "groups", "client_id");
    }

    @ParameterizedTest
    @CsvSource({"905, true", "-5, true", "-6, false"})
    void letsOtherClocksBeAheadByFiveSeconds(long secondsLater, boolean good) {
        String text = format.sign(token(null));

        at(NOW.plusSeconds(secondsLater));

        assertThat(format.read(text).isPresent()).isEqualTo(good);
    }

    @Test
    void refusesAnyChangedCharacter() {
        String text = format.sign(token(ADA));
        for (int i = 0; i < text.length() - 1; i += 7) { // the last one has bits that mean nothing
            char other = text.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(format.read(text.substring(0, i) + other + text.substring(i + 1)))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".",
                "..",
                "...",
                "a.b.c",
                "e30.e30.",
                "e30.e30.e30",
                "eyJhbGciOiJub25lIn0.e30.",
                "\u00E4.\u00F6.\u00FC"
            })
    void refusesWhatIsNoToken(String text) {
        assertThat(format.read(text)).isEmpty();
    }

    @Test
    void refusesNoSignatureAndAnEmptyOne() {
        String[] parts = format.sign(token(null)).split("\\.");
        String none = base64("{\"alg\":\"none\",\"typ\":\"at+jwt\",\"kid\":\"" + OURS.getKeyID() + "\"}");
        String zeros = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[64]);

        assertThat(format.read(none + "." + parts[1] + ".")).isEmpty();
        assertThat(format.read(parts[0] + "." + parts[1] + ".")).isEmpty();
        assertThat(format.read(parts[0] + "." + parts[1] + "." + zeros)).isEmpty();
    }

    /** The public key is public: whoever took it for a shared secret would let anybody in. */
    @Test
    void takesTheAlgorithmFromTheKeyNotFromTheHeader() throws JOSEException {
        byte[] publicHalf = OURS.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);

        assertThat(format.read(signed(JWSAlgorithm.HS256, "at+jwt", claims(), new MACSigner(publicHalf))))
                .isEmpty();
    }

    @Test
    void refusesAnotherKey() throws JOSEException {
        assertThat(format.read(signed(JWSAlgorithm.ES256, "at+jwt", claims(), new ECDSASigner(newKey()))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "dpop+jwt"})
    void refusesTokensOfAnotherType(String type) throws JOSEException {
        assertThat(format.read(signed(JWSAlgorithm.ES256, type, claims(), new ECDSASigner(OURS))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"iss, https://other.example", "aud, https://mail.example", "aud, https://other.example/v1"})
    void refusesTokensForElsewhere(String claim, String value) throws JOSEException {
        Map<String, Object> claims = claims();
        assertThat(format.read(signed(JWSAlgorithm.ES256, "at+jwt", claims, new ECDSASigner(OURS))))
                .isPresent();

        claims.put(claim, value);

        assertThat(format.read(signed(JWSAlgorithm.ES256, "at+jwt", claims, new ECDSASigner(OURS))))
                .isEmpty();
    }

    @Test
    void isNotConfusedWithSecretsOfCodes() {
        assertThat(TokenFormat.isMeant(format.sign(token(null)))).isTrue();
        assertThat(TokenFormat.isMeant(CodeSecret.generate().text())).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"PT9S, P30D", "PT15M1S, P30D", "PT15M, PT23H", "PT15M, P3651D"})
    void hasTimesInTheirRanges(Duration life, Duration rotation) {
        TokenConfig config = config();
        config.check();
        config.life = life;
        config.keyRotation = rotation;

        assertThatThrownBy(config::check).isInstanceOf(StartRefused.class);
    }

    private void at(Instant now) {
        format.clock = Clock.fixed(now, ZoneOffset.UTC);
    }

    private Map<String, Object> claims() {
        return new HashMap<>(format.read(format.sign(token(null))).orElseThrow().claims());
    }

    private static AccessToken token(AccessToken.Owner user) {
        return new AccessToken(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                "0123456789abcdef",
                7,
                new TreeSet<>(Set.of("users:read", "domains:read")),
                user,
                NOW,
                NOW.plusSeconds(900));
    }

    private static String signed(JWSAlgorithm algorithm, String type, Map<String, Object> claims, JWSSigner signer)
            throws JOSEException {
        JWSHeader header = new JWSHeader.Builder(algorithm)
                .type(new JOSEObjectType(type))
                .keyID(OURS.getKeyID())
                .build();
        JWSObject jws = new JWSObject(header, new Payload(claims));
        jws.sign(signer);
        return jws.serialize();
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static TokenConfig config() {
        TokenConfig config = new TokenConfig();
        config.url = "https://mail.example";
        config.life = Duration.ofMinutes(15);
        config.keyRotation = Duration.ofDays(30);
        return config;
    }

    private static ECKey newKey() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class OneKey extends SigningKeys {
        int asked;

        @Override
        ECKey current() {
            return OURS;
        }

        @Override
        Optional<ECKey> find(UUID id) {
            asked++;
            return id.toString().equals(OURS.getKeyID()) ? Optional.of(OURS) : Optional.empty();
        }
    }
}
