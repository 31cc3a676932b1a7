package org.gatehouse.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.platform.InvalidValue;

/**
 * JSON as {@code /v1} speaks it. Reads strictly: unknown and duplicate members, wrong types, trailing text, NUL, bad UTF-8,
 * depth over {@value #MAX_DEPTH} are refused with a pointer, as is every value that breaks a rule of its type or of Bean
 * Validation. Writes null members not at all and times as RFC 3339.
 */
@ApplicationScoped
public class StrictJson {
    static final int MAX_DEPTH = 64;

    /**
     * Bounds of a body in tokens (names, values, brackets), since a tree takes up to 60 bytes for each, however few bytes
     * of text. The longest list that is taken, of 10 000 names, is a tenth of this.
     */
    static final int MAX_TOKENS = 100_000;

    /** The same for a batch: 100 tokens for each of 10 000 operations; a user with every member set has some 80. */
    static final int MAX_BATCH_TOKENS = 1_000_000;

    private static final int UNLIMITED = -1;
    private static final int MAX_NUMBER_LENGTH = 50;
    private static final int MAX_NAME_LENGTH = 1_000;

    private static final ObjectMapper MAPPER = mapper(MAX_TOKENS);
    private static final ObjectMapper BATCH_MAPPER = mapper(MAX_BATCH_TOKENS);
    private static final ObjectMapper OWN_MAPPER = mapper(UNLIMITED);

    @Inject
    ValidatorFactory validators;

    Validator validator;

    @PostConstruct
    void start() {
        validator =
                validators.usingContext().traversableResolver(new WholeValue()).getValidator();
    }

    /**
     * Reads a whole body.
     *
     * @throws ApiException 400 {@code malformed-json} or {@code invalid-body}, 413 {@code body-too-large}
     */
    public <T> T read(byte[] body, Class<T> type) {
        return convert(readTree(body), type);
    }

    /** Reads a whole body as a tree. */
    public JsonNode readTree(byte[] body) {
        return readTree(body, MAPPER);
    }

    /** Reads one line of a file of ours that came back, as strictly as a body, with as many tokens as a batch may have. */
    public JsonNode readLine(byte[] line) {
        return readTree(line, BATCH_MAPPER);
    }

    /** Reads the whole body of a batch, which may be larger. */
    <T> T readBatch(byte[] body, Class<T> type) {
        return convert(readTree(body, BATCH_MAPPER), type);
    }

    private static JsonNode readTree(byte[] body, ObjectMapper mapper) {
        // Jackson's own reader of bytes takes more than UTF-8, and bad UTF-8 too
        Reader text = new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8.newDecoder());
        try (JsonParser parser = mapper.createParser(text)) {
            return readTree(parser, mapper);
        } catch (CharacterCodingException e) {
            throw CommonProblem.MALFORMED_JSON.because("the body is not UTF-8");
        } catch (StreamReadException e) {
            throw CommonProblem.MALFORMED_JSON.because("%s at %s", reason(e), place(e.getLocation()));
        } catch (JsonProcessingException e) {
            throw CommonProblem.MALFORMED_JSON.because("text after the end at %s", place(e.getLocation()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode readTree(JsonParser parser, ObjectMapper mapper) throws IOException {
        try {
            JsonNode tree = mapper.readTree(parser);
            if (tree == null) {
                throw CommonProblem.MALFORMED_JSON.because("the body is empty");
            }
            refuseUnkeepable(tree);
            return tree;
        } catch (StreamConstraintsException e) {
            long most = parser.streamReadConstraints().getMaxTokenCount();
            if (parser.currentTokenCount() > most) {
                throw CommonProblem.BODY_TOO_LARGE.because("at most %d JSON tokens are taken here", most);
            }
            throw CommonProblem.MALFORMED_JSON.because(
                    "nested deeper than %d, or a name or number of absurd length", MAX_DEPTH);
        } catch (NumberFormatException e) {
            throw CommonProblem.MALFORMED_JSON.because("a number has an absurd exponent"); // Jackson lets it through
        }
    }

    /**
     * Reads one value out of a tree, with all the rules of its type.
     *
     * @throws ApiException 400 {@code invalid-body}, pointers relative to the tree
     */
    public <T> T convert(JsonNode tree, Class<T> type) {
        if (type.isInstance(tree)) {
            return type.cast(tree);
        }
        if (tree.isNull()) {
            throw CommonProblem.INVALID_BODY.at("", "must not be null");
        }
        T value;
        try {
            value = MAPPER.treeToValue(tree, type);
        } catch (JsonMappingException e) {
            if (e.getCause() instanceof ApiException refusal) {
                throw refusal;
            }
            throw CommonProblem.INVALID_BODY.at(Pointers.of(e), rule(e));
        } catch (JsonProcessingException e) {
            throw CommonProblem.INVALID_BODY.at("", "has the wrong form");
        }
        List<FieldError> errors = errors(value);
        if (!errors.isEmpty()) {
            throw ApiException.invalid(errors);
        }
        return value;
    }

    /** The broken rules of Bean Validation, one for each member; empty when there are none. */
    private List<FieldError> errors(Object value) {
        Set<ConstraintViolation<Object>> violations = validator.validate(value);
        if (violations.isEmpty()) {
            return List.of();
        }
        Map<String, FieldError> first = new LinkedHashMap<>();
        for (ConstraintViolation<Object> violation : violations) {
            String pointer = Pointers.of(violation);
            first.putIfAbsent(pointer, new FieldError(pointer, violation.getMessage()));
        }
        return first.values().stream()
                .sorted((a, b) -> a.pointer().compareTo(b.pointer()))
                .toList();
    }

    /** The value as a tree, as it would be written. */
    public JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** The value as text. */
    public String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + value.getClass().getName(), e);
        }
    }

    /** In one piece: a server's stream takes longer over every few kilobytes than writing them takes. */
    void write(OutputStream out, Object value) throws IOException {
        out.write(MAPPER.writeValueAsBytes(value));
    }

    /** Reads what {@link #write(Object)} wrote; for texts of our own, which need no checks. */
    public <T> T readOwn(String text, Class<T> type) {
        try {
            return OWN_MAPPER.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read a stored " + type.getName(), e);
        }
    }

    /** Whether {@link #readOwn} takes this text; not if it goes deeper, or has longer names or numbers, than a body may. */
    public boolean canReadOwn(String text) {
        try (JsonParser parser = OWN_MAPPER.createParser(text)) {
            JsonToken token = parser.nextToken();
            while (token != null) {
                token = parser.nextToken();
            }
            return true;
        } catch (JsonProcessingException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectMapper mapper(int maxTokens) {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxNumberLength(MAX_NUMBER_LENGTH)
                        .maxNameLength(MAX_NAME_LENGTH)
                        .maxTokenCount(maxTokens)
                        .maxStringLength(Integer.MAX_VALUE) // bodies are bounded before
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .build();
        return JsonMapper.builder(factory)
                .addModule(new JavaTimeModule())
                .addModule(new StrictScalars())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
                .withCoercionConfig(LogicalType.Textual, config -> {
                    for (CoercionInputShape shape :
                            List.of(CoercionInputShape.Boolean, CoercionInputShape.Integer, CoercionInputShape.Float)) {
                        config.setCoercion(shape, CoercionAction.Fail);
                    }
                })
                .withCoercionConfig(LogicalType.DateTime, config -> config.setCoercion(
                                CoercionInputShape.Integer, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail))
                .build();
    }

    /** Refuses what no database or no other program could keep (NUL, numbers beyond a double), nor we ourselves read again. */
    private static void refuseUnkeepable(JsonNode tree) {
        String nul = Pointers.first(tree, StrictJson::hasNul);
        if (nul != null) {
            throw CommonProblem.INVALID_BODY.at(nul, "must not contain NUL");
        }
        String number = Pointers.first(tree, node -> node.isBigDecimal() && !isKeepable(node));
        if (number != null) {
            throw CommonProblem.INVALID_BODY.at(
                    number, "must be a number in the range of a double, of at most 50 digits when it is written out");
        }
    }

    private static boolean hasNul(JsonNode node) {
        if (node.isTextual()) {
            return node.textValue().indexOf('\0') >= 0;
        }
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            if (member.getKey().indexOf('\0') >= 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isKeepable(JsonNode number) {
        BigDecimal exact = number.decimalValue();
        double rounded = exact.doubleValue();
        boolean beyondDouble = Double.isInfinite(rounded) || (rounded == 0 && exact.signum() != 0);
        return !beyondDouble && digitsWhenWritten(exact) <= MAX_NUMBER_LENGTH;
    }

    /** May be more than it came with: zeros in front, and those of the exponent. */
    private static long digitsWhenWritten(BigDecimal number) {
        return number.toString().chars().filter(Character::isDigit).count();
    }

    private static String reason(StreamReadException e) {
        String message = String.valueOf(e.getOriginalMessage());
        return message.startsWith("Duplicate field") ? "a name stands twice in one object" : "unexpected text";
    }

    private static String place(JsonLocation location) {
        return location == null
                ? "an unknown place"
                : "line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    /** Says which rule was broken, without the value. */
    private static String rule(JsonMappingException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidValue) {
                return cause.getMessage();
            }
        }
        if (e instanceof UnrecognizedPropertyException) {
            return "is not known here";
        }
        if (e instanceof InvalidTypeIdException || !(e instanceof MismatchedInputException mismatch)) {
            return "has the wrong form";
        }
        Class<?> target = mismatch.getTargetType();
        if (target != null && target.isEnum()) {
            List<String> names = new ArrayList<>();
            for (Object constant : target.getEnumConstants()) {
                names.add(MAPPER.valueToTree(constant).asText());
            }
            return "must be one of " + String.join(", ", names);
        }
        return target == null || e.getCause() instanceof DateTimeException
                ? "has the wrong form"
                : "must be " + kind(target);
    }

    private static String kind(Class<?> target) {
        if (CharSequence.class.isAssignableFrom(target)) {
            return "a string";
        }
        if (target == Boolean.class || target == boolean.class) {
            return "true or false";
        }
        if (Number.class.isAssignableFrom(target) || target.isPrimitive()) {
            return "a whole number in range";
        }
        if (Iterable.class.isAssignableFrom(target) || target.isArray()) {
            return "an array";
        }
        if (java.util.UUID.class == target) {
            return "a UUID";
        }
        if (java.time.temporal.Temporal.class.isAssignableFrom(target)) {
            return "a time after RFC 3339";
        }
        return Map.class.isAssignableFrom(target) || target.isRecord() ? "an object" : "of another type";
    }
}
