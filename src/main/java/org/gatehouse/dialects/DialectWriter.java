package org.gatehouse.dialects;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;

/** Writes the records of one dialect's package as its JSON: members in order, without those that are null, no blank or line end. */
public abstract class DialectWriter implements MessageBodyWriter<Object> {
    private final ObjectMapper mapper;

    /** @param mapper made by {@link #mapper} */
    protected DialectWriter(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** What every dialect's JSON begins with. */
    protected static JsonMapper.Builder mapper() {
        return JsonMapper.builder()
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL));
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return type.getPackage() == getClass().getPackage() && type.isRecord();
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
        out.write(text(value, mapper).getBytes(StandardCharsets.UTF_8));
    }

    /** The value as {@code mapper} writes it. */
    protected static String text(Object value, ObjectMapper mapper) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + value.getClass().getName(), e);
        }
    }
}
