package org.gatehouse.factors.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.gatehouse.factors.hardware.Pskc.HOTP;
import static org.gatehouse.factors.hardware.Pskc.TOTP;
import static org.gatehouse.factors.hardware.Pskc.counter;
import static org.gatehouse.factors.hardware.Pskc.interval;
import static org.gatehouse.factors.hardware.Pskc.plain;
import static org.gatehouse.factors.hardware.Pskc.secret;
import static org.gatehouse.factors.hardware.Pskc.token;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.gatehouse.api.ApiException;
import org.gatehouse.factors.FactorProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of hardware tokens in PSKC. */
class PskcTest {
    private static final String KEY = "12345678901234567890123456789012";
    private static final String DAMAGE = "<>&\"'/= x\u0000é!?[]";
    private static final String SEED = "12345678901234567890";
    private static final String SEED_HEX = "3132333435363738393031323334353637383930";

    /** The encrypted example of RFC 6030, 6.1: its key, values and codes, in a container of our own. */
    private static final String RFC_EXAMPLE = """
            <pskc:KeyContainer Version="1.0" xmlns:pskc="urn:ietf:params:xml:ns:keyprov:pskc"
                xmlns:ds="http://www.w3.org/2000/09/xmldsig#" xmlns:xenc="http://www.w3.org/2001/04/xmlenc#">
              <pskc:EncryptionKey><ds:KeyName>Pre-shared-key</ds:KeyName></pskc:EncryptionKey>
              <pskc:MACMethod Algorithm="http://www.w3.org/2000/09/xmldsig#hmac-sha1"><pskc:MACKey>
                <xenc:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/>
                <xenc:CipherData><xenc:CipherValue>
                  ESIzRFVmd4iZABEiM0RVZgKn6WjLaTC1sbeBMSvIhRejN9vJa2BOlSaMrR7I5wSX
                </xenc:CipherValue></xenc:CipherData></pskc:MACKey></pskc:MACMethod>
              <pskc:KeyPackage>
                <pskc:DeviceInfo><pskc:SerialNo>987654321</pskc:SerialNo></pskc:DeviceInfo>
                <pskc:Key Id="12345678" Algorithm="urn:ietf:params:xml:ns:keyprov:pskc:hotp">
                  <pskc:AlgorithmParameters><pskc:ResponseFormat Length="8" Encoding="DECIMAL"/></pskc:AlgorithmParameters>
                  <pskc:Data>
                    <pskc:Secret>
                      <pskc:EncryptedValue>
                        <xenc:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/>
                        <xenc:CipherData><xenc:CipherValue>
                          AAECAwQFBgcICQoLDA0OD+cIHItlB3Wra1DUpxVvOx2lef1VmNPCMl8jwZqIUqGv
                        </xenc:CipherValue></xenc:CipherData>
                      </pskc:EncryptedValue>
                      <pskc:ValueMAC>Su+NvtQfmvfJzF6bmQiJqoLRExc=</pskc:ValueMAC>
                    </pskc:Secret>
                    <pskc:Counter><pskc:PlainValue>0</pskc:PlainValue></pskc:Counter>
                  </pskc:Data>
                </pskc:Key>
              </pskc:KeyPackage>
            </pskc:KeyContainer>
            """;

    private static List<TokenRow> read(String file, String key) {
        try {
            TokenRows rows = new PskcRows(
                    new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)),
                    key == null ? null : HexFormat.of().parseHex(key));
            List<TokenRow> read = new ArrayList<>();
            for (TokenRow row = rows.next(); row != null; row = rows.next()) {
                read.add(row);
            }
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertUnreadable(String file, String key) {
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> read(file, key))
                .satisfies(e -> assertThat(e.type()).isEqualTo(FactorProblem.TOKEN_FILE_UNREADABLE));
    }

    private static void assertRefused(TokenRow row, String pointer) {
        assertThat(row.refusal()).as("a refusal of " + row).isNotNull();
        assertThat(row.refusal().errors().get(0).pointer()).isEqualTo(pointer);
    }

    @Test
    void readsPlainTokens() {
        List<TokenRow> rows = read(
                plain(
                        token("987654321", HOTP, 8, secret(SEED), counter(7)),
                        token("2", TOTP, 6, secret(SEED), interval(60))),
                null);

        assertThat(rows.get(0).draft().toString()).isEqualTo("""
                {"serialNumber":"987654321","type":"hotp","digits":8,"counter":7,"seed":"%s"}""".formatted(SEED_HEX));
        assertThat(rows.get(1).draft().toString()).isEqualTo("""
                {"serialNumber":"2","type":"totp","digits":6,"timeStep":60,"seed":"%s"}""".formatted(SEED_HEX));
    }

    @Test
    void readsTheEncryptedExampleOfTheRfc() {
        assertThat(read(RFC_EXAMPLE, KEY).get(0).draft().path("seed").asText()).isEqualTo(SEED_HEX);
    }

    @ParameterizedTest
    @CsvSource({
        "12345678901234567890123456789012, HmacSHA1",
        "12345678901234567890123456789012, HmacSHA256",
        "1234567890123456789012345678901212345678901234567890123456789012, HmacSHA256"
    })
    void readsEncryptedTokens(String key, String mac) {
        Pskc pskc = new Pskc(key, mac);

        List<TokenRow> rows = read(pskc.file(token("1", TOTP, 6, pskc.sealed(SEED), interval(30))), key);

        assertThat(rows.get(0).draft().path("seed").asText()).isEqualTo(SEED_HEX);
    }

    @Test
    void readsSuitesNamesAndTokensWithoutASerialNumber() {
        String file = plain(token("1", TOTP, 6, secret(SEED), "")
                .replace("<AlgorithmParameters>", "<AlgorithmParameters><Suite>HMAC-SHA256</Suite>")
                .replace("<Issuer>", "<FriendlyName xml:lang=\"de\">Meins</FriendlyName><Issuer>")
                .replaceAll("<SerialNo>.*</SerialNo>", ""));

        TokenRow row = read(file, null).get(0);

        assertThat(row.draft().path("algorithm").asText()).isEqualTo("sha256");
        assertThat(row.draft().path("alias").asText()).isEqualTo("Meins");
        assertThat(row.serialNumber()).isEqualTo("K1");
    }

    @Test
    void readsTextHoweverItIsWritten() {
        String file = plain(token("1", TOTP, 6, secret(SEED), "")
                .replace("<SerialNo>1<", "<SerialNo><![CDATA[1]]>2<!-- x -->&#51;<"));

        assertThat(read(file, null).get(0).serialNumber()).isEqualTo("123");
    }

    @Test
    void refusesATokenWhoseMacIsWrongAndReadsOn() {
        Pskc pskc = new Pskc(KEY, "HmacSHA1");
        Pskc other = new Pskc(KEY, "HmacSHA1");

        List<TokenRow> rows = read(
                pskc.file(
                        token("1", TOTP, 6, other.sealed(SEED), ""),
                        token("2", TOTP, 6, pskc.sealed(SEED), ""),
                        token("3", TOTP, 6, pskc.sealed(SEED).replaceFirst("<ValueMAC>.*", ""), "")),
                KEY);

        assertRefused(rows.get(0), "/seed");
        assertThat(rows.get(1).refusal()).isNull();
        assertRefused(rows.get(2), "/seed");
    }

    @Test
    void readsNoneUnderAWrongKey() {
        for (int i = 0; i < 400; i++) { // one of 256 wrong keys fits a padding
            Pskc pskc = new Pskc(KEY, "HmacSHA1");
            assertUnreadable(pskc.file(token("1", TOTP, 6, pskc.sealed(SEED), "")), KEY.replace('9', '8'));
        }
        Pskc pskc = new Pskc(KEY, "HmacSHA1");
        String file = pskc.file(token("1", TOTP, 6, pskc.sealed(SEED), ""));
        assertUnreadable(file, null);
        assertUnreadable(file, KEY + KEY);
    }

    @Test
    void refusesATokenOfAnUnknownAlgorithmAndReadsOn() {
        List<TokenRow> rows = read(
                plain(
                        token("1", "urn:ietf:params:xml:ns:keyprov:pskc:ocra", 6, secret(SEED), ""),
                        token("2", TOTP, 6, secret(SEED), "").replace("DECIMAL", "HEXADECIMAL"),
                        token("3", TOTP, 6, secret(SEED), "")
                                .replace("<AlgorithmParameters>", "<AlgorithmParameters><Suite>MD5</Suite>"),
                        token("4", HOTP, 6, secret(SEED), "<Counter><PlainValue>-1</PlainValue></Counter>"),
                        token("5", HOTP, 6, "<PlainValue>?</PlainValue>", counter(0)),
                        token("6", HOTP, 6, "", counter(0)),
                        "<KeyPackage/>",
                        token("8", HOTP, 6, secret(SEED), counter(0))),
                null);

        String[] pointers = {"/type", "/digits", "/algorithm", "/counter", "/seed", "/seed", ""};
        for (int i = 0; i < pointers.length; i++) {
            assertRefused(rows.get(i), pointers[i]);
        }
        assertThat(rows.get(7).refusal()).isNull();
    }

    @Test
    void readsNothingUnderAnUnknownMethod() {
        Pskc pskc = new Pskc(KEY, "HmacSHA1");
        String file = pskc.file(token("1", TOTP, 6, pskc.sealed(SEED), ""));
        assertUnreadable(file.replace("#hmac-sha1", "#hmac-md5"), KEY);
        assertUnreadable(file.replace("aes128-cbc", "tripledes-cbc"), KEY);
        assertUnreadable(file.replaceFirst("<ds:KeyName>.*</ds:KeyName>", "<DerivedKey/>"), KEY);
    }

    @Test
    void endsAtADocumentType() {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE KeyContainer [<!ENTITY a \"aaaaaaaaaa\">");
        for (char name = 'b'; name < 'p'; name++) {
            char before = (char) (name - 1);
            bomb.append("<!ENTITY ")
                    .append(name)
                    .append(" \"")
                    .append(("&" + before + ";").repeat(10))
                    .append("\">");
        }
        String file = plain(token("&o;", TOTP, 6, secret(SEED), ""))
                .replace("<KeyContainer", bomb.append("]>\n<KeyContainer"));
        String external = plain(token("&x;", TOTP, 6, secret(SEED), ""))
                .replace("<KeyContainer", "<!DOCTYPE x [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><KeyContainer");

        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> assertUnreadable(file, null));
        assertUnreadable(external, null);
        assertUnreadable("<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\"><x/>", null);
        assertUnreadable(external.replaceFirst("<!DOCTYPE.*]>", ""), null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "<x/>",
                "<KeyContainer/>x",
                "<KeyContainer xmlns=\"urn:example\"/>",
                "<KeyContainer xmlns=\"urn:ietf:params:xml:ns:keyprov:pskc\">",
                "<?xml version=\"1.0\" encoding=\"nonsense\"?><x/>"
            })
    void readsNothingElse(String file) {
        assertUnreadable(file, null);
    }

    @Test
    void bearsAbsurdElements() {
        String space = "<KeyContainer xmlns=\"urn:ietf:params:xml:ns:keyprov:pskc\">";
        assertUnreadable(space + "<x>".repeat(100_000), null);
        assertUnreadable(space + "<KeyPackage>" + "<x/>".repeat(100_000), null);
        assertUnreadable(space + "<KeyPackage>" + "x".repeat(1_000_000), null);
    }

    /** Whatever is made of a file, it is read or refused. */
    @Test
    void bearsDamage() {
        Random random = new Random(6030);
        Pskc pskc = new Pskc(KEY, "HmacSHA1");
        String file = pskc.file(token("1", TOTP, 6, pskc.sealed(SEED), interval(30)));
        for (int i = 0; i < 3_000; i++) {
            StringBuilder damaged = new StringBuilder(file);
            for (int j = random.nextInt(4); j >= 0; j--) {
                int at = random.nextInt(damaged.length());
                damaged.setCharAt(at, DAMAGE.charAt(random.nextInt(DAMAGE.length())));
            }
            try {
                read(damaged.toString(), KEY);
            } catch (ApiException e) {
                assertThat(e.type()).isEqualTo(FactorProblem.TOKEN_FILE_UNREADABLE);
            }
        }
    }

    @Test
    void tellsNoSeed() {
        assertThat(read(plain(token("1", TOTP, 6, secret(SEED), "")), null).toString())
                .doesNotContain(SEED_HEX);
    }
}
