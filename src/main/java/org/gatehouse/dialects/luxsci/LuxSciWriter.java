package org.gatehouse.dialects.luxsci;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.gatehouse.dialects.DialectWriter;

/** Writes this package's records, with names like {@code error_message}, 1 and 0 for yes and no, and times in GMT to the second. */
@Provider
@Produces(LuxSci.TYPE)
public class LuxSciWriter extends DialectWriter {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final ObjectMapper MAPPER = mapper().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .addModule(new SimpleModule()
                    .addSerializer(new Flag(Boolean.class))
                    .addSerializer(new Flag(boolean.class))
                    .addSerializer(new Moment()))
            .build();

    public LuxSciWriter() {
        super(MAPPER);
    }

    static String write(Object value) {
        return text(value, MAPPER);
    }

    /** A time as it is written, also inside of texts. */
    static String time(Instant time) {
        return TIME.format(time);
    }

    private static final class Flag extends StdSerializer<Boolean> {
        private static final long serialVersionUID = 1L;

        Flag(Class<Boolean> type) {
            super(type);
        }

        @Override
        public void serialize(Boolean value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeNumber(value ? 1 : 0);
        }
    }

    private static final class Moment extends StdSerializer<Instant> {
        private static final long serialVersionUID = 1L;

        Moment() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(time(value));
        }
    }
}
