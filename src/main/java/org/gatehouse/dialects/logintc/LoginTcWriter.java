package org.gatehouse.dialects.logintc;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.List;
import org.gatehouse.dialects.DialectWriter;

/**
 * Writes this package's records, and lists of them; all that is not ASCII is escaped. The C client reads sessions byte by byte, the
 * Java client in whatever charset its machine has.
 */
@Provider
@Produces(LoginTc.TYPE)
public class LoginTcWriter extends DialectWriter {
    private static final ObjectMapper MAPPER =
            mapper().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    public LoginTcWriter() {
        super(MAPPER);
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return super.isWriteable(type, generic, annotations, media) || List.class.isAssignableFrom(type);
    }

    static String write(Object value) {
        return text(value, MAPPER);
    }
}
