package org.gatehouse;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.Path;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.gatehouse.api.Idempotent;
import org.gatehouse.api.Page;
import org.gatehouse.api.RawJson;
import org.gatehouse.api.StrictJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every record of the wire, written and read back: answers to an Idempotency-Key are stored as JSON, and a merge patch works
 * on the JSON of the present state. Records and their members are found in the signatures of resources.
 */
class RecordsOverJsonTest {
    private static final StrictJson JSON = new StrictJson();

    /** What the value types, which are written as one string, may be. */
    private static final Map<String, String> TEXTS = Map.ofEntries(
            entry("AccountCode", "AB12345"),
            entry("AliasAddress", "@example.com"),
            entry("DkimSelector", "s2026"),
            entry("DomainName", "example.com"),
            entry("EmailAddress", "Ada.Lovelace@example.com"),
            entry("IpAddress", "192.0.2.7"),
            entry("Login", "hosting-panel"),
            entry("Network", "192.0.2.0/24"),
            entry("OrganizationName", "Example Ltd"),
            entry("PeerAddress", "192.0.2.7"),
            entry("Username", "Ada Lovelace"));

    /** They come in and never go out. */
    private static final Set<String> SECRETS = Set.of("LoginPassword", "Password", "PasswordHash", "DeviceKey");

    private static final Set<Class<?>> RECORDS = find();

    static Set<Class<?>> records() {
        return RECORDS;
    }

    private static Set<Class<?>> find() {
        Map<String, Class<?>> found = new TreeMap<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.gatehouse")) {
            for (JavaMethod method : type.getMethods()) {
                if (type.isAnnotatedWith(Path.class)
                        && !type.getPackageName().startsWith("org.gatehouse.dialects.") // have JSON of their own
                        && method.getModifiers().contains(JavaModifier.PUBLIC)) {
                    collect(method.reflect().getGenericReturnType(), found);
                    Stream.of(method.reflect().getGenericParameterTypes()).forEach(given -> collect(given, found));
                }
                if (type.isAnnotatedWith(Idempotent.class) || method.isAnnotatedWith(Idempotent.class)) {
                    collect(method.reflect().getGenericReturnType(), found);
                }
            }
        }
        return new LinkedHashSet<>(found.values());
    }

    @Test
    void areFound() {
        assertThat(RECORDS)
                .extracting(Class::getSimpleName)
                .contains("NewDomain", "UserView", "BatchAnswer", "Item", "ApiCodeView", "AliasDraft", "Preferences");
    }

    @ParameterizedTest
    @MethodSource("records")
    void areReadBackAsTheyWereWritten(Class<?> type) throws ReflectiveOperationException {
        Object full = sample(type, 0, true);
        Object empty = sample(type, 0, false);

        assertThat(JSON.readOwn(JSON.write(full), type)).isEqualTo(full);
        assertThat(JSON.readOwn(JSON.write(empty), type)).isEqualTo(empty);
    }

    @ParameterizedTest
    @MethodSource("records")
    void areWrittenWithoutNulls(Class<?> type) throws ReflectiveOperationException {
        assertThat(JSON.write(sample(type, 0, false))).doesNotContain("null");
    }

    private static void collect(Type type, Map<String, Class<?>> found) {
        if (type instanceof ParameterizedType generic) {
            Stream.of(generic.getActualTypeArguments()).forEach(argument -> collect(argument, found));
            collect(generic.getRawType(), found);
        } else if (type instanceof Class<?> raw
                && raw.isRecord()
                && raw != Page.class
                && !isText(raw)
                && found.put(raw.getName(), raw) == null) {
            for (RecordComponent component : raw.getRecordComponents()) {
                collect(component.getGenericType(), found);
            }
        }
    }

    private static boolean isText(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods()).anyMatch(method -> method.isAnnotationPresent(JsonValue.class));
    }

    /** One with every member set, or only with those that cannot be null. */
    private static Object sample(Class<?> type, int depth, boolean full) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            boolean embedded = type.getSimpleName().equals("NewDomain") && i == 0;
            values[i] = full || embedded || types[i].isPrimitive()
                    ? value(components[i].getGenericType(), depth + 1, full)
                    : null;
        }
        Constructor<?> constructor = type.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return constructor.newInstance(values);
    }

    private static Object value(Type type, int depth, boolean full) throws ReflectiveOperationException {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return List.of(value(list.getActualTypeArguments()[0], depth, full));
        }
        if (type instanceof ParameterizedType set && set.getRawType() == Set.class) {
            return Set.of(value(set.getActualTypeArguments()[0], depth, full));
        }
        if (type instanceof ParameterizedType map && map.getRawType() == Map.class) {
            return Map.of("a", value(map.getActualTypeArguments()[1], depth, full));
        }
        Class<?> raw = (Class<?>) type;
        if (SECRETS.contains(raw.getSimpleName()) || depth > 5) {
            return null;
        }
        if (TEXTS.containsKey(raw.getSimpleName())) {
            Method parse = raw.getDeclaredMethod("parse", String.class);
            parse.setAccessible(true);
            return parse.invoke(null, TEXTS.get(raw.getSimpleName()));
        }
        if (raw.isRecord()) {
            return sample(raw, depth, full);
        }
        if (raw.isEnum()) {
            return raw.getEnumConstants()[raw.getEnumConstants().length - 1];
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode().put("a", 1);
        Map<Class<?>, Object> simple = Map.ofEntries(
                entry(String.class, "a \"text\" with ünïcode 🙂"),
                entry(UUID.class, UUID.fromString("0190163d-8694-739b-bea5-9f6b3a0d0b4f")),
                entry(Instant.class, Instant.parse("2026-11-22T04:00:00.123456Z")),
                entry(int.class, Integer.MAX_VALUE),
                entry(Integer.class, Integer.MIN_VALUE),
                entry(long.class, Long.MAX_VALUE),
                entry(Long.class, Long.MIN_VALUE),
                entry(boolean.class, true),
                entry(Boolean.class, true),
                entry(ObjectNode.class, object),
                entry(RawJson.class, RawJson.of(object)),
                entry(JsonNode.class, object));
        return assertThat(simple.get(raw))
                .as("a sample of %s: add one here", raw)
                .isNotNull()
                .actual();
    }
}
