package org.gatehouse.api;

import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Puts bodies that are too large for the memory into files, within bounds. */
@ApplicationScoped
public class BodySpool {
    private static final int CHUNK = 64 * 1024;

    @Inject
    IdempotencyRequest idempotency;

    /**
     * Reads a body to its end.
     *
     * @throws ApiException 413 {@code body-too-large} beyond {@code limit} bytes
     */
    public SpooledBody spool(InputStream in, long limit) throws IOException {
        // POSIX systems forget its name at once, so that not even a killed server leaves it behind
        FileChannel file = FileChannel.open(Files.createTempFile("gatehouse", ".body"), READ, WRITE, DELETE_ON_CLOSE);
        try {
            idempotency.sawBody(copy(in, file, limit));
            return new SpooledBody(file);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** Tells the SHA-256 of what it has copied. */
    private static byte[] copy(InputStream in, FileChannel file, long limit) throws IOException {
        MessageDigest digest = sha256();
        byte[] chunk = new byte[CHUNK];
        long size = 0;
        int length;
        while ((length = in.read(chunk)) >= 0) {
            size += length;
            if (size > limit) {
                throw CommonProblem.BODY_TOO_LARGE.because("at most %d bytes are taken here", limit);
            }
            digest.update(chunk, 0, length);
            ByteBuffer buffer = ByteBuffer.wrap(chunk, 0, length);
            while (buffer.hasRemaining()) {
                file.write(buffer);
            }
        }
        return digest.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
