package org.gatehouse.api;

import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.time.Duration;
import org.gatehouse.platform.Sha256;

/** Puts bodies that are too large for the memory into files, within bounds. */
@ApplicationScoped
public class BodySpool {
    private static final int CHUNK = 64 * 1024;

    /** Whoever sends slowly keeps others waiting. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Inject
    IdempotencyRequest idempotency;

    /**
     * Reads a body to its end.
     *
     * @throws ApiException 413 {@code body-too-large} beyond {@code limit} bytes; 400 {@code bad-request} when it takes minutes
     * @throws IOException when the client does not send it all
     * @throws UncheckedIOException when this machine has no room for it
     */
    public SpooledBody spool(InputStream in, long limit) throws IOException {
        FileChannel file = open();
        try {
            idempotency.sawBody(copy(in, file, limit));
            return new SpooledBody(file);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static FileChannel open() {
        try { // POSIX systems forget its name at once, so that not even a killed server leaves it behind
            return FileChannel.open(Files.createTempFile("gatehouse", ".body"), READ, WRITE, DELETE_ON_CLOSE);
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary file", e);
        }
    }

    /** Tells the SHA-256 of what it has copied. */
    private static byte[] copy(InputStream in, FileChannel file, long limit) throws IOException {
        MessageDigest digest = Sha256.digest();
        byte[] chunk = new byte[CHUNK];
        long size = 0;
        long began = System.nanoTime();
        int length;
        while ((length = in.read(chunk)) >= 0) {
            size += length;
            if (size > limit) {
                throw CommonProblem.BODY_TOO_LARGE.because("at most %d bytes are taken here", limit);
            }
            if (System.nanoTime() - began > PATIENCE.toNanos()) {
                throw CommonProblem.BAD_REQUEST.because(
                        "the body did not arrive within %d minutes", PATIENCE.toMinutes());
            }
            digest.update(chunk, 0, length);
            write(ByteBuffer.wrap(chunk, 0, length), file);
        }
        return digest.digest();
    }

    private static void write(ByteBuffer buffer, FileChannel file) {
        try {
            while (buffer.hasRemaining()) {
                file.write(buffer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("no room for a body", e);
        }
    }
}
