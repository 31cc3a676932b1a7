package org.gatehouse.dialects.luxsci;

import static org.gatehouse.api.CommonProblem.MALFORMED_JSON;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.gatehouse.api.BodyReader;
import org.gatehouse.dialects.LenientBody;

/** Reads JSON objects. */
@Provider
@ApplicationScoped
public class LuxSciReader implements MessageBodyReader<LenientBody> {
    @Inject
    BodyReader bodies;

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return type == LenientBody.class;
    }

    @Override
    public LenientBody readFrom(
            Class<LenientBody> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, String> headers,
            InputStream in)
            throws IOException {
        String text =
                LenientBody.utf8(bodies.whole(in)).orElseThrow(() -> MALFORMED_JSON.because("it must be in UTF-8"));
        return LenientBody.parse(text).object();
    }
}
