package org.gatehouse.dialects;

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
import java.util.Optional;
import java.util.Set;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.api.FieldError;
import org.gatehouse.platform.InvalidValue;

/**
 * What a client sent, read leniently: unknown members do not matter, null is absent, and a number may be text or a text a number.
 * Bounded all the same.
 *
 * @param pointer to {@code node} in the body
 */
public record LenientBody(JsonNode node, String pointer) {
    private static final int MAX_DEPTH = 64;
    private static final int MOST_SHOWN = 100;
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
    public static LenientBody parse(String text) {
        if (text.isBlank()) {
            return new LenientBody(MAPPER.createObjectNode(), "");
        }
        try {
            return new LenientBody(MAPPER.readTree(text), "");
        } catch (JsonProcessingException | NumberFormatException e) { // the second of exponents beyond an int
            throw CommonProblem.MALFORMED_JSON.because("it is read whatever its media type is");
        }
    }

    /** The bytes as UTF-8; empty when they are not. */
    public static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** The same, which must be an object. */
    public LenientBody object() {
        if (!node.isObject()) {
            throw INVALID_BODY.at(pointer, "must be an object");
        }
        return this;
    }

    /** A member; one that is absent, or null, is a missing one. */
    public LenientBody member(String name) {
        JsonNode member = node.path(name);
        return new LenientBody(member.isNull() ? MissingNode.getInstance() : member, pointer + "/" + name);
    }

    public boolean isMissing() {
        return node.isMissingNode();
    }

    /** Text, or null when it is missing. */
    public String text(String name) {
        LenientBody member = member(name);
        if (member.isMissing()) {
            return null;
        }
        if (!member.node.isValueNode()) {
            throw INVALID_BODY.at(member.pointer, "must be text");
        }
        return member.node.asText();
    }

    /** Text that must be there. */
    public String required(String name) {
        String text = text(name);
        if (text == null || text.isBlank()) {
            throw INVALID_BODY.at(pointer + "/" + name, "is required");
        }
        return text;
    }

    /** As text, but empty text is as good as none. */
    public String optional(String name) {
        String text = text(name);
        return text == null || text.isBlank() ? null : text;
    }

    /** A whole number, or null when it is missing. */
    public Integer number(String name) {
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
    public List<LenientBody> elements(int most) {
        if (isMissing()) {
            return List.of();
        }
        if (!node.isArray()) {
            throw INVALID_BODY.at(pointer, "must be a list");
        }
        if (node.size() > most) {
            throw INVALID_BODY.at(pointer, "must have at most " + most + " elements");
        }
        List<LenientBody> elements = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            elements.add(new LenientBody(node.get(i), pointer + "/" + i));
        }
        return elements;
    }

    /** A yes or no: 1 or 0, as number or text, or true or false; null when it is missing. */
    public Boolean flag(String name) {
        String text = optional(name);
        if (text == null) {
            return null;
        }
        try {
            return flagOf(text);
        } catch (InvalidValue e) {
            throw INVALID_BODY.at(pointer + "/" + name, e.getMessage());
        }
    }

    /** The yes or no of a text, wherever it stands. */
    public static boolean flagOf(String text) {
        return switch (text.strip()) {
            case "1", "true" -> true;
            case "0", "false" -> false;
            default -> throw new InvalidValue("must be 1 or 0");
        };
    }

    /**
     * Refuses members of other names.
     *
     * @throws ApiException 400 {@code invalid-body}
     */
    public void onlyHas(Set<String> names) {
        List<FieldError> others = new ArrayList<>();
        node.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                String shown = name.length() > MOST_SHOWN ? name.substring(0, MOST_SHOWN) : name;
                others.add(new FieldError(pointer + "/" + shown, "is not known here"));
            }
        });
        if (!others.isEmpty()) {
            throw ApiException.invalid(others);
        }
    }
}
