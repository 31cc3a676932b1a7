package org.gatehouse.dialects.logintc;

import static org.gatehouse.api.CommonProblem.INVALID_BODY;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.CommonProblem;

/**
 * What a client sent, read leniently: unknown members do not matter, null is absent, and a number may be text or a text a number.
 * Bounded all the same.
 *
 * @param pointer to {@code node} in the body
 */
record LoginTcBody(JsonNode node, String pointer) {
    private static final int MAX_DEPTH = 64;
    private static final int MAX_TOKENS = 250_000; // 25 for each of 10 000 users; clients send 8

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxTokenCount(MAX_TOKENS)
                            .maxNumberLength(50)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /**
     * Reads a body; an empty one is an empty object.
     *
     * @throws ApiException 400 {@code malformed-json}
     */
    static LoginTcBody parse(byte[] body) {
        String text = text(body);
        if (text.isBlank()) {
            return new LoginTcBody(MAPPER.createObjectNode(), "");
        }
        try {
            return new LoginTcBody(MAPPER.readTree(text), "");
        } catch (JsonProcessingException | NumberFormatException e) { // the second of exponents beyond an int
            throw CommonProblem.MALFORMED_JSON.because("it is read whatever its media type is");
        }
    }

    /** UTF-8, or else Latin-1: the Java client sends that and does not say so. */
    static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    /** The same, which must be an object. */
    LoginTcBody object() {
        if (!node.isObject()) {
            throw INVALID_BODY.at(pointer, "must be an object");
        }
        return this;
    }

    /** A member; one that is absent, or null, is a missing one. */
    LoginTcBody member(String name) {
        JsonNode member = node.path(name);
        return new LoginTcBody(member.isNull() ? MissingNode.getInstance() : member, pointer + "/" + name);
    }

    boolean isMissing() {
        return node.isMissingNode();
    }

    /** Text, or null when it is missing. */
    String text(String name) {
        LoginTcBody member = member(name);
        if (member.isMissing()) {
            return null;
        }
        if (!member.node.isValueNode()) {
            throw INVALID_BODY.at(member.pointer, "must be text");
        }
        return member.node.asText();
    }

    /** Text that must be there. */
    String required(String name) {
        String text = text(name);
        if (text == null || text.isBlank()) {
            throw INVALID_BODY.at(pointer + "/" + name, "is required");
        }
        return text;
    }

    /** As text, but empty text is as good as none. */
    String optional(String name) {
        String text = text(name);
        return text == null || text.isBlank() ? null : text;
    }

    /** A whole number, or null when it is missing. */
    Integer number(String name) {
        String text = optional(name);
        if (text == null) {
            return null;
        }
        try {
            if (text.length() > 20) {
                throw new NumberFormatException();
            }
            return new BigDecimal(text.strip()).intValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw INVALID_BODY.at(pointer + "/" + name, "must be a whole number");
        }
    }

    /** The elements of a list; of one that is missing, none. */
    List<LoginTcBody> elements(int most) {
        if (isMissing()) {
            return List.of();
        }
        if (!node.isArray()) {
            throw INVALID_BODY.at(pointer, "must be a list");
        }
        if (node.size() > most) {
            throw INVALID_BODY.at(pointer, "must have at most " + most + " elements");
        }
        List<LoginTcBody> elements = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            elements.add(new LoginTcBody(node.get(i), pointer + "/" + i));
        }
        return elements;
    }
}
