package org.gatehouse.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Reads bodies whole and within bounds. Bodies of batches share one budget of memory: when it is used up, further ones wait
 * a while and are then refused, so that many at once cannot exhaust the heap.
 */
@ApplicationScoped
class BodyReader {
    private static final int CHUNK = 16 * 1024;
    private static final long PATIENCE_SECONDS = 20;

    @Inject
    HttpConfig config;

    private Semaphore batchMemory;

    @jakarta.annotation.PostConstruct
    void start() {
        batchMemory = new Semaphore(config.batchMemory(), true);
    }

    byte[] read(InputStream in) throws IOException {
        return read(in, config.maxBody());
    }

    /** Reads the body of a batch and turns it into {@code T} while holding its share of the budget. */
    <T> T readBatch(InputStream in, Function<byte[], T> parse) throws IOException {
        int share = config.maxBatchBody();
        try {
            if (!batchMemory.tryAcquire(share, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw CommonProblem.BUSY.because("other batches are being read").with("Retry-After", "5");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommonProblem.BUSY.because("the server stops").with("Retry-After", "5");
        }
        try {
            return parse.apply(read(in, share));
        } finally {
            batchMemory.release(share);
        }
    }

    private static byte[] read(InputStream in, int limit) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        int length;
        while ((length = in.read(chunk)) >= 0) {
            if (body.size() + length > limit) {
                throw CommonProblem.BODY_TOO_LARGE.because("at most %d bytes are taken here", limit);
            }
            body.write(chunk, 0, length);
        }
        return body.toByteArray();
    }
}
