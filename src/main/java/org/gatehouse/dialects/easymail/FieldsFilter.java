package org.gatehouse.dialects.easymail;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.GenericType;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.Providers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.BodyReader;
import org.gatehouse.api.CommonProblem;

/**
 * Finds the fields of a request once it may be answered: in a multipart or form body, of any method, and then in the query. The
 * body is read whole, within the bound of {@code /v1}, before the server's own reader takes it apart.
 */
@Provider
@Priority(Priorities.USER)
@ApplicationScoped
public class FieldsFilter implements ContainerRequestFilter {
    private static final GenericType<List<EntityPart>> PARTS = new GenericType<>() {};

    @Context
    Providers providers;

    @Inject
    HttpServletRequest request;

    @Inject
    BodyReader bodies;

    @Inject
    Fields fields;

    @Override
    public void filter(ContainerRequestContext context) throws IOException {
        byte[] body = bodies.whole(context.getEntityStream());
        MediaType type = type(request.getContentType());
        if (type.isCompatible(MediaType.MULTIPART_FORM_DATA_TYPE)) {
            addParts(body, type);
        } else if (type.isCompatible(MediaType.APPLICATION_FORM_URLENCODED_TYPE)) {
            addEncoded(FormText.utf8("", body));
        }
        if (request.getQueryString() != null) {
            addEncoded(request.getQueryString());
        }
    }

    /** Of a body that has none, or none that is understood, one that no fields come in. */
    private static MediaType type(String header) {
        try {
            return header == null ? MediaType.APPLICATION_OCTET_STREAM_TYPE : MediaType.valueOf(header);
        } catch (IllegalArgumentException e) {
            return MediaType.APPLICATION_OCTET_STREAM_TYPE;
        }
    }

    private void addParts(byte[] body, MediaType type) {
        String boundary = type.getParameters().get("boundary");
        if (boundary == null || boundary.isEmpty()) {
            throw unreadable();
        }
        if (FormText.count(body, "--" + boundary) > Fields.MOST + 1) {
            throw Fields.tooMany();
        }
        for (Map.Entry<String, byte[]> part : parts(body, type)) {
            fields.add(part.getKey(), FormText.utf8(part.getKey(), part.getValue()));
        }
    }

    /** What is wrong with a body the servers tell by exceptions of many kinds; it is in memory, so nothing else can fail. */
    private List<Map.Entry<String, byte[]>> parts(byte[] body, MediaType type) {
        try {
            List<Map.Entry<String, byte[]>> parts = new ArrayList<>();
            for (EntityPart part : read(body, type)) {
                try (InputStream content = part.getContent()) {
                    String name = part.getName() == null ? "" : part.getName();
                    parts.add(Map.entry(name, content.readAllBytes()));
                }
            }
            return parts;
        } catch (IOException | RuntimeException e) {
            throw unreadable();
        }
    }

    @SuppressWarnings("unchecked") // GenericType knows what a class object cannot say
    private List<EntityPart> read(byte[] body, MediaType type) throws IOException {
        Class<List<EntityPart>> raw = (Class<List<EntityPart>>) PARTS.getRawType();
        Annotation[] none = {};
        MultivaluedMap<String, String> headers = new MultivaluedHashMap<>();
        headers.putSingle(HttpHeaders.CONTENT_TYPE, type.toString());
        MessageBodyReader<List<EntityPart>> reader = providers.getMessageBodyReader(raw, PARTS.getType(), none, type);
        return reader.readFrom(raw, PARTS.getType(), none, type, headers, new ByteArrayInputStream(body));
    }

    private void addEncoded(String form) {
        String[] pairs = form.split("&", Fields.MOST + 2);
        if (pairs.length > Fields.MOST) {
            throw Fields.tooMany();
        }
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                String name = FormText.decoded("", pair.substring(0, equals));
                fields.add(name, FormText.decoded(name, pair.substring(equals + 1)));
            }
        }
    }

    private static ApiException unreadable() {
        return CommonProblem.INVALID_BODY.because("the parts of the body cannot be told apart");
    }
}
