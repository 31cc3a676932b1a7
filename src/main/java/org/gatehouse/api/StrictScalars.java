package org.gatehouse.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.gatehouse.platform.Ids;
import org.gatehouse.platform.InvalidValue;
import org.gatehouse.platform.Times;

/** Ids and times in their one form each. Jackson's own readers also take Base64, numbers and the empty string for them. */
final class StrictScalars extends SimpleModule {
    private static final long serialVersionUID = 1L;

    StrictScalars() {
        addDeserializer(UUID.class, new FromText<>(UUID.class, StrictScalars::id));
        addDeserializer(Instant.class, new FromText<>(Instant.class, Times::parse));
    }

    private static UUID id(String text) {
        return Ids.parse(text).orElseThrow(() -> new InvalidValue("must be a UUID"));
    }

    private static final class FromText<T> extends StdDeserializer<T> {
        private static final long serialVersionUID = 1L;

        private final transient Function<String, T> parse;

        FromText(Class<T> type, Function<String, T> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                throw context.wrongTokenException(parser, handledType(), JsonToken.VALUE_STRING, null);
            }
            String text = parser.getText();
            try {
                return parse.apply(text);
            } catch (InvalidValue e) {
                throw context.instantiationException(handledType(), e);
            }
        }
    }
}
