package org.gatehouse.dialects.luxsci;

import static org.gatehouse.api.CommonProblem.INVALID_BODY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.NameValuePair;
import org.apache.james.mime4j.stream.RawFieldParser;
import org.gatehouse.api.BodyReader;

/**
 * The JSON that a request brings: its body, or of a multipart body the part {@code json}; without a byte order mark and what blanks are
 * around it. Read once, before it is known who calls, since it is part of what is signed.
 */
@ApplicationScoped
class SentJson {
    private static final String ATTRIBUTE = SentJson.class.getName();
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT");
    private static final String MULTIPART = "multipart/form-data";
    private static final String PART = "json";
    private static final byte[] NONE = {};
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
    private static final int MAX_HEADERS = 20;
    private static final int MOST_PARTS = 100;
    private static final int MOST_OF_STRANGERS = 8 * 1024;

    /** Lines of JSON may be as long as the body. */
    private static final MimeConfig CONFIG =
            MimeConfig.custom().setMaxLineLen(-1).setMaxHeaderCount(MAX_HEADERS).build();

    @Inject
    BodyReader bodies;

    /** Whether requests of this method bring any. */
    static boolean isIn(HttpServletRequest request) {
        return WITH_BODY.contains(request.getMethod());
    }

    /**
     * What this request brings; empty for methods that bring none.
     *
     * @throws org.gatehouse.api.ApiException 413 {@code body-too-large}, 400 {@code invalid-body}
     */
    byte[] of(HttpServletRequest request) {
        return of(request, bodies.most());
    }

    /** The same of somebody who has shown nothing yet, and may bring no more than a login. */
    byte[] ofStranger(HttpServletRequest request) {
        return of(request, MOST_OF_STRANGERS);
    }

    private byte[] of(HttpServletRequest request, int most) {
        byte[] known = (byte[]) request.getAttribute(ATTRIBUTE);
        if (known == null) {
            known = isIn(request) ? trimmed(read(request, most)) : NONE;
            request.setAttribute(ATTRIBUTE, known);
        }
        return known;
    }

    private byte[] read(HttpServletRequest request, int most) {
        try {
            byte[] body = BodyReader.bounded(request.getInputStream(), most);
            String type = request.getContentType();
            return type != null && type.toLowerCase(Locale.ROOT).startsWith(MULTIPART) ? part(body, type) : body;
        } catch (IOException | MimeException e) {
            throw INVALID_BODY.because("it ends too early, or its parts cannot be told apart");
        }
    }

    /** Of a few parts, none of which has parts itself (RFC 7578): to go deeper costs more with each level. */
    static byte[] part(byte[] body, String type) throws IOException, MimeException {
        MimeTokenStream parts = new MimeTokenStream(CONFIG);
        parts.parseHeadless(new ByteArrayInputStream(body), type);
        String name = null;
        int count = 0;
        int depth = 0;
        for (EntityState state = parts.getState(); state != EntityState.T_END_OF_STREAM; state = parts.next()) {
            switch (state) {
                case T_START_MULTIPART, T_START_MESSAGE -> require(++depth == 1);
                case T_START_BODYPART -> {
                    require(++count <= MOST_PARTS);
                    name = null;
                }
                case T_FIELD -> name = name == null ? name(parts.getField()) : name;
                case T_BODY -> {
                    if (PART.equals(name)) {
                        return parts.getInputStream().readAllBytes();
                    }
                }
                default -> {}
            }
        }
        throw INVALID_BODY.because("there is no part json");
    }

    private static void require(boolean isRight) throws MimeException {
        if (!isRight) {
            throw new MimeException("too many parts, or parts in parts");
        }
    }

    /** The name that a part's Content-Disposition gives it; null for other fields. */
    private static String name(Field field) throws MimeException {
        if (!field.getName().equalsIgnoreCase("Content-Disposition")) {
            return null;
        }
        return RawFieldParser.DEFAULT
                .parseRawBody(RawFieldParser.DEFAULT.parseField(field.getRaw()))
                .getParams()
                .stream()
                .filter(parameter -> parameter.getName().equalsIgnoreCase("name"))
                .map(NameValuePair::getValue)
                .findFirst()
                .orElse(null);
    }

    /** Clients hash the text without what their languages take for blanks. */
    static byte[] trimmed(byte[] body) {
        boolean marked = body.length >= BYTE_ORDER_MARK.length
                && Arrays.equals(body, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
        int from = marked ? BYTE_ORDER_MARK.length : 0;
        int to = body.length;
        while (from < to && isBlank(body[from])) {
            from++;
        }
        while (from < to && isBlank(body[to - 1])) {
            to--;
        }
        return Arrays.copyOfRange(body, from, to);
    }

    private static boolean isBlank(byte one) {
        return one >= 0 && one <= ' ';
    }
}
