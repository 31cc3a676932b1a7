package org.gatehouse.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.stream.Stream;

/** The one reader and writer of JSON on {@code /v1}, in place of the servers' own. */
@Provider
@ApplicationScoped
@Consumes({MediaType.APPLICATION_JSON, MergePatch.TYPE})
@Produces({MediaType.APPLICATION_JSON, "application/problem+json"})
public class JsonProvider implements MessageBodyReader<Object>, MessageBodyWriter<Object> {
    @Inject
    StrictJson json;

    @Inject
    BodyReader bodies;

    @Inject
    IdempotencyRequest idempotency;

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return isOurs(type);
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return isOurs(type);
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, String> headers,
            InputStream in)
            throws IOException {
        boolean batch = Stream.of(annotations).anyMatch(BatchBody.class::isInstance);
        return batch ? bodies.readBatch(in, body -> parseBatch(body, type)) : parse(bodies.read(in), type);
    }

    private Object parseBatch(byte[] body, Class<?> type) {
        idempotency.sawBody(body);
        return json.readBatch(body, type);
    }

    private Object parse(byte[] body, Class<?> type) {
        idempotency.sawBody(body);
        return type == MergePatch.class ? new MergePatch(json.readTree(body)) : json.read(body, type);
    }

    @Override
    public void writeTo(
            Object value,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        json.write(out, value);
    }

    /** Text and errors are written as they are. */
    private static boolean isOurs(Class<?> type) {
        return type != String.class
                && type != byte[].class
                && type != ErrorAnswer.class
                && !InputStream.class.isAssignableFrom(type);
    }
}
