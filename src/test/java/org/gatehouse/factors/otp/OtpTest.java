package org.gatehouse.factors.otp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.gatehouse.platform.InvalidValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One-time passwords by the reference vectors of their RFCs, and how keys are told to apps. */
class OtpTest {
    private static final String DIGITS = "1234567890";

    /** The seeds of the vectors: the digits over and over, in ASCII. */
    private static byte[] seed(int length) {
        return DIGITS.repeat(7).substring(0, length).getBytes(StandardCharsets.US_ASCII);
    }

    private static OtpKey sha1(int digits) {
        return new OtpKey(seed(20), OtpAlgorithm.SHA1, digits);
    }

    private static Instant at(long seconds) {
        return Instant.ofEpochSecond(seconds);
    }

    /** RFC 4226, appendix D. */
    @ParameterizedTest
    @CsvSource({
        "0, 755224", "1, 287082", "2, 359152", "3, 969429", "4, 338314",
        "5, 254676", "6, 287922", "7, 162583", "8, 399871", "9, 520489"
    })
    void countsAsRfc4226(long counter, String code) {
        assertThat(sha1(6).code(counter)).isEqualTo(code);
        assertThat(sha1(6).find(code, 0, 20)).hasValue(counter);
    }

    /** RFC 6238, appendix B, whose seeds have 20, 32 and 64 bytes (errata 2866). */
    @ParameterizedTest
    @CsvSource({
        "59, 94287082, 46119246, 90693936",
        "1111111109, 07081804, 68084774, 25091201",
        "1111111111, 14050471, 67062674, 99943326",
        "1234567890, 89005924, 91819424, 93441116",
        "2000000000, 69279037, 90698825, 38618901",
        "20000000000, 65353130, 77737706, 47863826"
    })
    void tellsTheTimeAsRfc6238(long seconds, String sha1, String sha256, String sha512) {
        String[] codes = {sha1, sha256, sha512};
        int[] lengths = {20, 32, 64};
        for (OtpAlgorithm algorithm : OtpAlgorithm.values()) {
            Totp totp = new Totp(new OtpKey(seed(lengths[algorithm.ordinal()]), algorithm, 8), 30);
            String code = codes[algorithm.ordinal()];

            assertThat(totp.key().code(totp.stepAt(at(seconds)))).isEqualTo(code);
            assertThat(totp.accepted(code, at(seconds), 0, 0)).hasValue(seconds / 30);
        }
    }

    @Test
    void takesAStepMoreOrLessAndNoneThatWas() {
        Totp totp = new Totp(sha1(6), 30);
        Instant now = at(1_000_000_000);
        long step = totp.stepAt(now);

        for (int off = -3; off <= 3; off++) {
            OptionalLong accepted = totp.accepted(totp.key().code(step + off), now, 0, 0);
            assertThat(accepted.isPresent()).as("%d", off).isEqualTo(Math.abs(off) <= 1);
        }
        assertThat(totp.accepted(totp.key().code(step + 40), now, 39, 0)).hasValue(step + 40);
        assertThat(totp.accepted(totp.key().code(step), now, 0, step)).isEmpty();
        assertThat(totp.accepted(totp.key().code(step - 1), now, 0, step)).isEmpty();
        assertThat(totp.accepted(totp.key().code(step + 1), now, 0, step)).hasValue(step + 1);
    }

    @Test
    void findsTwoInARowWithinADay() {
        Totp totp = new Totp(sha1(6), 60);
        OtpKey key = totp.key();
        Instant now = at(1_000_000_000);
        long step = totp.stepAt(now);

        for (long off : new long[] {-1440, -77, 0, 3, 1439}) {
            long there = step + off;
            assertThat(totp.consecutive(key.code(there), key.code(there + 1), now, 0))
                    .as("%d", off)
                    .hasValue(there + 1);
        }
        assertThat(totp.consecutive(key.code(step), key.code(step + 2), now, 0)).isEmpty();
        assertThat(totp.consecutive(key.code(step + 1), key.code(step), now, 0)).isEmpty();
        assertThat(totp.consecutive(key.code(step - 1441), key.code(step - 1440), now, 0))
                .isEmpty();
        assertThat(totp.consecutive(key.code(step), key.code(step + 1), now, step))
                .isEmpty();
        assertThat(totp.drift(step + 5, now)).isEqualTo(5);
        assertThat(totp.drift(step + 5_000, now)).isEqualTo(1440);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "75522", "7552240", "x55224", "٧٥٥٢٢٤", " 755224"})
    void takesNothingElse(String code) {
        assertThat(sha1(6).find(code, 0, 3)).isEmpty();
    }

    @Test
    void writesAndReadsBase32AsRfc4648() {
        String[] plain = {"f", "fo", "foo", "foob", "fooba", "foobar"};
        String[] coded = {"MY", "MZXQ", "MZXW6", "MZXW6YQ", "MZXW6YTB", "MZXW6YTBOI"};
        for (int i = 0; i < plain.length; i++) {
            byte[] bytes = plain[i].getBytes(StandardCharsets.US_ASCII);
            assertThat(Base32.write(bytes)).isEqualTo(coded[i]);
            assertThat(Base32.read(coded[i])).isEqualTo(bytes);
        }
        assertThat(Base32.read("mzxw 6ytb-oi======"))
                .asString(StandardCharsets.US_ASCII)
                .isEqualTo("foobar");
        for (String wrong : new String[] {"", "M", "MZ1", "MZXW6YTBO", "M=Y", "MZ", "ÄÖ"}) {
            assertThatThrownBy(() -> Base32.read(wrong)).as(wrong).isInstanceOf(InvalidValue.class);
        }
    }

    /** A pattern for the padding would take minutes. */
    @Test
    void readsBase32InTheTimeOfItsLength() {
        String long32 = "=".repeat(1_000_000) + "A";

        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> assertThatThrownBy(() -> Base32.read(long32))
                .isInstanceOf(InvalidValue.class));
    }

    @Test
    void tellsAppsAKeyInTheirFormat() {
        assertThat(OtpAuthUri.of("Ex: Ämter & Co", "ada@example.com", seed(20), OtpAlgorithm.SHA256, 8, 60))
                .isEqualTo("otpauth://totp/Ex%20%20%C3%84mter%20%26%20Co:ada%40example.com"
                        + "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Ex%20%20%C3%84mter%20%26%20Co"
                        + "&algorithm=SHA256&digits=8&period=60");
    }

    @Test
    void drawsWhatAReaderReads() throws Exception {
        String longest =
                OtpAuthUri.of("\uD83D\uDC69".repeat(100), "ß".repeat(254), seed(64), OtpAlgorithm.SHA512, 8, 30);
        for (String text : new String[] {"otpauth://totp/x?secret=MY", longest}) {
            QrCode qr = QrCode.of(text);

            BufferedImage png = ImageIO.read(new ByteArrayInputStream(qr.png()));
            assertThat(read(png)).isEqualTo(text);
            assertThat(read(drawn(qr.svg()))).isEqualTo(text);
        }
    }

    /** The pictures of a path of ours, by its rectangles. */
    private static BufferedImage drawn(String svg) {
        var box = Pattern.compile("viewBox=\"0 0 (\\d+) (\\d+)\"").matcher(svg);
        assertThat(box.find()).isTrue();
        int scale = 4;
        int width = Integer.parseInt(box.group(1)) * scale;
        BufferedImage image = new BufferedImage(width, width, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(java.awt.Color.WHITE);
        pen.fillRect(0, 0, width, width);
        pen.setColor(java.awt.Color.BLACK);
        var runs = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\3z").matcher(svg);
        while (runs.find()) {
            pen.fillRect(
                    Integer.parseInt(runs.group(1)) * scale,
                    Integer.parseInt(runs.group(2)) * scale,
                    Integer.parseInt(runs.group(3)) * scale,
                    scale);
        }
        return image;
    }

    private static String read(BufferedImage image) throws Exception {
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        RGBLuminanceSource source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)))
                .getText();
    }
}
