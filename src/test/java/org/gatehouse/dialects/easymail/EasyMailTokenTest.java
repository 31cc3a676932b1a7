package org.gatehouse.dialects.easymail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.Base64URL;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.gatehouse.access.Credentials;
import org.gatehouse.platform.Secrets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EasyMailTokenTest {
    private static final String HEADER = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";
    private static final Credentials.Pass PASS = new Credentials.Pass(
            UUID.fromString("0190163d-8694-739b-bea5-9f6b3a0d0b4f"), "mark", 3, Instant.ofEpochSecond(1_600_000_000));

    private final EasyMailToken tokens = tokens("key");

    private static EasyMailToken tokens(String key) {
        EasyMailToken tokens = new EasyMailToken();
        tokens.secrets = new Secrets() {
            @Override
            public String mac(Purpose purpose, byte[] bytes) {
                byte[] keyed = (purpose + key + new String(bytes, UTF_8)).getBytes(UTF_8);
                return UUID.nameUUIDFromBytes(keyed).toString().replace("-", "").repeat(2);
            }
        };
        return tokens;
    }

    /** One that is over too: whoever lets passes in looks at their end. */
    @Test
    void isReadWithItsEnd() {
        assertThat(tokens.read(tokens.write(PASS, "login"))).contains(PASS);
    }

    @Test
    void isNobodysUnderAnotherKey() {
        assertThat(tokens("other").read(tokens.write(PASS, "login"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"aud\":\"other\"", "\"aud\":[\"easymail\"]", "\"aud\":null", "\"aud\":\"EasyMail\"", "\"x\":1"
            })
    void isNobodysWhenItIsForAnotherAudience(String audience) {
        String good = tokens.write(PASS, "login");
        String claims = new Base64URL(good.split("\\.")[1]).decodeToString();
        assertThat(tokens.read(signed(HEADER, claims))).contains(PASS);

        String other = claims.replace("\"aud\":\"easymail\"", audience);

        assertThat(other).isNotEqualTo(claims);
        assertThat(tokens.read(signed(HEADER, other))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"none\"}",
                "{\"alg\":\"HS512\",\"typ\":\"JWT\"}",
                "{\"typ\":\"JWT\",\"alg\":\"HS256\"}",
                "{\"alg\":\"HS256\",\"typ\":\"JWT\",\"kid\":\"../../key\"}"
            })
    void isNobodysWithAnotherHeader(String header) {
        String claims = new Base64URL(tokens.write(PASS, "login").split("\\.")[1]).decodeToString();

        assertThat(tokens.read(signed(header, claims))).isEmpty();
    }

    @Test
    void isNobodysWhenAnyCharacterIsAnother() {
        String good = tokens.write(PASS, "login");

        // the last one of each part may differ in bits that stand for nothing
        for (int i = 0; i < good.length() - 1; i++) {
            if (good.charAt(i) != '.' && good.charAt(i + 1) != '.') {
                char other = good.charAt(i) == 'A' ? 'B' : 'A';
                assertThat(tokens.read(good.substring(0, i) + other + good.substring(i + 1)))
                        .as("at %d", i)
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b.c", "x", "e30.e30.", "e30.e30.e30.e30.e30"})
    void isNobodysWhenItIsNone(String text) {
        assertThat(tokens.read(text)).isEmpty();
    }

    private String signed(String header, String claims) {
        String text = Base64URL.encode(header) + "." + Base64URL.encode(claims);
        String mac = tokens.secrets.mac(Secrets.Purpose.EASYMAIL, text.getBytes(UTF_8));
        return text + "." + Base64URL.encode(HexFormat.of().parseHex(mac));
    }
}
