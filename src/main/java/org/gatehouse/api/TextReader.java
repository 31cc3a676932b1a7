package org.gatehouse.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** Reads {@link TextBody}: within the bounds of every body, and strictly as UTF-8. */
@Provider
@ApplicationScoped
@Consumes("text/*")
public class TextReader implements MessageBodyReader<TextBody> {
    private static final Set<String> CHARSETS = Set.of("utf-8", "us-ascii");

    @Inject
    BodyReader bodies;

    @Inject
    IdempotencyRequest idempotency;

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return type == TextBody.class;
    }

    @Override
    public TextBody readFrom(
            Class<TextBody> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, String> headers,
            InputStream in)
            throws IOException {
        String charset = media.getParameters().get(MediaType.CHARSET_PARAMETER);
        if (charset != null && !CHARSETS.contains(charset.toLowerCase(Locale.ROOT))) {
            throw CommonProblem.UNSUPPORTED_MEDIA_TYPE.because("text is taken in UTF-8 only");
        }
        byte[] body = bodies.read(in);
        idempotency.sawBody(body);
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return new TextBody(text, MediaRange.of(media));
        } catch (CharacterCodingException e) {
            throw CommonProblem.BAD_REQUEST.because("the body is not UTF-8");
        }
    }
}
