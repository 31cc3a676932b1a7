package org.gatehouse.factors.settings;

import static org.gatehouse.factors.FactorProblem.ICON_REFUSED;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.gatehouse.api.ApiException;

/**
 * Makes of a PNG that somebody sends one that browsers may be given: decoded and written anew, so that nothing is left of it but
 * pixels. How many there are is read from its header before any is decoded: a few bytes can hold gigabytes.
 */
final class IconImage {
    static final int MAX_BYTES = 256 * 1024;
    static final int MAX_PIXELS = 1024;

    private static final long SIGNATURE = 0x89504e470d0a1a0aL;
    private static final int HEADER = 0x49484452; // IHDR
    private static final int HEADER_LENGTH = 13;
    private static final int END = 0x49454e44; // IEND
    private static final int AROUND_A_CHUNK = 12; // length, type, check sum

    private IconImage() {}

    /**
     * The same picture and nothing else.
     *
     * @throws ApiException 400 {@code icon-refused}
     */
    static byte[] cleaned(byte[] sent) {
        requireWhole(ByteBuffer.wrap(sent));
        byte[] clean = write(decode(sent));
        if (clean.length > MAX_BYTES) {
            throw ICON_REFUSED.because("written anew it has more than %d bytes", MAX_BYTES);
        }
        return clean;
    }

    /** Chunk by chunk (PNG, 5.3) up to the end, since decoders are content with the beginning. */
    private static void requireWhole(ByteBuffer png) {
        if (png.remaining() < Long.BYTES || png.getLong() != SIGNATURE) {
            throw ICON_REFUSED.because("it is no PNG");
        }
        boolean first = true;
        int type;
        do {
            type = chunk(png, first);
            first = false;
        } while (type != END);
    }

    private static int chunk(ByteBuffer png, boolean first) {
        int length = png.remaining() < AROUND_A_CHUNK ? -1 : png.getInt();
        if (length < 0 || length > png.remaining() - AROUND_A_CHUNK + Integer.BYTES) {
            throw ICON_REFUSED.because("it ends too early");
        }
        ByteBuffer checked = png.slice(png.position(), Integer.BYTES + length);
        int type = png.getInt();
        if (first) {
            requireSmall(type, length, png.duplicate());
        }
        png.position(png.position() + length);
        CRC32 sum = new CRC32();
        sum.update(checked);
        if (png.getInt() != (int) sum.getValue()) {
            throw ICON_REFUSED.because("it is damaged");
        }
        return type;
    }

    private static void requireSmall(int type, int length, ByteBuffer header) {
        if (type != HEADER || length != HEADER_LENGTH) {
            throw ICON_REFUSED.because("it has no header");
        }
        int width = header.getInt();
        int height = header.getInt();
        if (width < 1 || width > MAX_PIXELS || height < 1 || height > MAX_PIXELS) {
            throw ICON_REFUSED.because("it has more than %d by %d pixels, or none", MAX_PIXELS, MAX_PIXELS);
        }
    }

    private static BufferedImage decode(byte[] png) {
        ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
        try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(png))) {
            reader.setInput(in, true, true); // its texts and profiles stay packed
            return reader.read(0);
        } catch (IOException | RuntimeException e) { // what the decoder throws at nonsense is not its contract
            throw ICON_REFUSED.because("it cannot be decoded");
        } finally {
            reader.dispose();
        }
    }

    private static byte[] write(BufferedImage image) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(png)) {
            writer.setOutput(out);
            ImageWriteParam smallest = writer.getDefaultWriteParam();
            smallest.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            smallest.setCompressionQuality(0);
            writer.write(null, new IIOImage(image, null, null), smallest);
        } catch (IOException e) {
            throw new IllegalStateException("a picture in memory cannot be written there", e);
        } finally {
            writer.dispose();
        }
        return png.toByteArray();
    }
}
