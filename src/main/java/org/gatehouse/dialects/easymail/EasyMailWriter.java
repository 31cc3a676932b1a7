package org.gatehouse.dialects.easymail;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.ext.Provider;
import org.gatehouse.dialects.DialectWriter;

/** Writes this package's records, with names like {@code users_count}. */
@Provider
@Produces(EasyMail.TYPE)
public class EasyMailWriter extends DialectWriter {
    private static final ObjectMapper MAPPER =
            mapper().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

    public EasyMailWriter() {
        super(MAPPER);
    }

    static String write(Object value) {
        return text(value, MAPPER);
    }
}
