package org.gatehouse.api;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Sends {@link ErrorAnswer}s, which stay what they are until then: filters see what each tells of. */
@Provider
public class ErrorWriter implements MessageBodyWriter<ErrorAnswer> {
    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return type == ErrorAnswer.class;
    }

    @Override
    public void writeTo(
            ErrorAnswer error,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        out.write(error.utf8());
    }
}
