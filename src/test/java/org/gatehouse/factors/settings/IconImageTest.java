package org.gatehouse.factors.settings;

import static java.awt.image.BufferedImage.TYPE_BYTE_GRAY;
import static java.awt.image.BufferedImage.TYPE_BYTE_INDEXED;
import static java.awt.image.BufferedImage.TYPE_INT_ARGB;
import static java.awt.image.BufferedImage.TYPE_INT_RGB;
import static java.awt.image.BufferedImage.TYPE_USHORT_GRAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.gatehouse.api.ApiException;
import org.gatehouse.factors.FactorProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IconImageTest {
    @ParameterizedTest
    @ValueSource(ints = {TYPE_INT_ARGB, TYPE_INT_RGB, TYPE_BYTE_GRAY, TYPE_USHORT_GRAY, TYPE_BYTE_INDEXED})
    void keepsEveryPixelOfEveryKindOfPicture(int type) throws IOException {
        byte[] sent = Pngs.noise(40, 30, type);

        BufferedImage kept = read(IconImage.cleaned(sent));

        BufferedImage picture = read(sent);
        assertThat(kept.getRGB(0, 0, 40, 30, null, 0, 40)).isEqualTo(picture.getRGB(0, 0, 40, 30, null, 0, 40));
    }

    @Test
    void keepsNothingButPixels() throws IOException {
        byte[] text = "Comment\0<script>alert(1)</script>".getBytes(StandardCharsets.ISO_8859_1);
        byte[] sent = Pngs.joined(
                Pngs.with(Pngs.with(Pngs.plain(8, 8), "tEXt", text), "gaMa", new byte[4]),
                "<script>".getBytes(StandardCharsets.US_ASCII));

        String kept = new String(IconImage.cleaned(sent), StandardCharsets.ISO_8859_1);

        assertThat(kept).doesNotContain("script", "tEXt", "gaMa").contains("IHDR", "IDAT", "IEND");
    }

    @Test
    void unpacksNoTexts() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        bomb.writeBytes("Comment\0\0".getBytes(StandardCharsets.US_ASCII));
        try (DeflaterOutputStream packed = new DeflaterOutputStream(bomb)) {
            for (int i = 0; i < 2_000; i++) {
                packed.write(new byte[100_000]);
            }
        }

        assertThat(IconImage.cleaned(Pngs.with(Pngs.plain(8, 8), "zTXt", bomb.toByteArray())))
                .isNotEmpty();
    }

    @Test
    void takesUpTo1024Pixels() {
        assertThat(IconImage.cleaned(Pngs.plain(1024, 1024))).isNotEmpty();
        assertRefused(Pngs.plain(1025, 1));
        assertRefused(Pngs.plain(1, 1025));
    }

    @Test
    void decodesNoBomb() {
        byte[] bomb = Pngs.bomb(20_000, 20_000);
        assertThat(bomb.length).isLessThan(IconImage.MAX_BYTES);

        assertRefused(bomb);
    }

    @Test
    void believesNoHeaderThatIsNone() {
        assertRefused(Pngs.joined(Pngs.signature(), Pngs.header(0, 5), Pngs.chunk("IEND", new byte[0])));
        assertRefused(Pngs.joined(Pngs.signature(), Pngs.header(-5, 5), Pngs.chunk("IEND", new byte[0])));
        assertRefused(Pngs.joined(Pngs.signature(), Pngs.header(5, 5), Pngs.chunk("IEND", new byte[0])));
        assertRefused(Pngs.joined(Pngs.signature(), Pngs.chunk("IEND", new byte[0])));
        assertRefused(Pngs.joined(Pngs.signature(), Pngs.chunk("IHDR", new byte[3])));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "#!/bin/sh\necho",
                "<script>alert(1)</script>",
                "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
                "GIF89a\1\0\1\0\0\0\0;"
            })
    void takesNothingButPngs(String other) {
        assertRefused(other.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void takesNoPartOfOne() {
        byte[] whole = Pngs.noise(20, 20, TYPE_INT_RGB);

        for (int length = 0; length < whole.length; length++) {
            assertRefused(Arrays.copyOf(whole, length));
        }
    }

    @Test
    void takesNoneThatIsDamaged() {
        byte[] whole = Pngs.noise(20, 20, TYPE_INT_RGB);
        Random random = new Random(11);

        for (int i = 0; i < 300; i++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
            assertRefused(damaged);
        }
    }

    @Test
    void takesNoneWhosePixelsAreNone() {
        byte[] nonsense = new byte[500];
        new Random(3).nextBytes(nonsense);

        assertRefused(Pngs.joined(
                Pngs.signature(), Pngs.header(9, 9), Pngs.chunk("IDAT", nonsense), Pngs.chunk("IEND", new byte[0])));
    }

    @Test
    void takesNoneThatIsTooLargeWhenItIsWrittenAnew() {
        assertRefused(Pngs.noise(400, 400, TYPE_INT_RGB));
    }

    private static void assertRefused(byte[] png) {
        assertThatThrownBy(() -> IconImage.cleaned(png))
                .isInstanceOfSatisfying(ApiException.class, refusal -> assertThat(refusal.type())
                        .isEqualTo(FactorProblem.ICON_REFUSED));
    }

    private static BufferedImage read(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }
}
