package org.gatehouse.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;

/** Reads bodies whole and within bounds. Those of batches share one budget of memory, see {@link BatchShare}. */
@ApplicationScoped
public class BodyReader {
    private static final int CHUNK = 16 * 1024;

    @Inject
    HttpConfig config;

    @Inject
    BatchShare share;

    @Inject
    IdempotencyRequest idempotency;

    /**
     * The body of a request, for doors that read it in their own way.
     *
     * @throws ApiException 413 {@code body-too-large}
     */
    public byte[] whole(InputStream in) throws IOException {
        byte[] body = read(in);
        idempotency.sawBody(body);
        return body;
    }

    /**
     * The same of a batch.
     *
     * @throws ApiException 413 {@code body-too-large}, 503 {@code busy}
     */
    public <T> T wholeBatch(InputStream in, Function<byte[], T> parse) throws IOException {
        return readBatch(in, body -> {
            idempotency.sawBody(body);
            return parse.apply(body);
        });
    }

    /** How many bytes a body may have. */
    public int most() {
        return config.maxBody();
    }

    byte[] read(InputStream in) throws IOException {
        return bounded(in, config.maxBody());
    }

    /** Reads the body of a batch and turns it into {@code T}, whose share of the budget is held until the request ends. */
    <T> T readBatch(InputStream in, Function<byte[], T> parse) throws IOException {
        share.take(config.maxBatchBody());
        byte[] body = bounded(in, config.maxBatchBody());
        T parsed = parse.apply(body);
        share.keep(body.length);
        return parsed;
    }

    /**
     * A body of at most {@code limit} bytes; also before it is known who calls.
     *
     * @throws ApiException 413 {@code body-too-large}
     */
    public static byte[] bounded(InputStream in, int limit) throws IOException {
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
