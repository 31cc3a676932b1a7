package org.gatehouse.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.gatehouse.platform.InvalidValue;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
    private static final String SECRET = "hush";

    private final StrictJson json = new StrictJson();

    StrictJsonTest() {
        json.validator = Validation.buildDefaultValidatorFactory().getValidator();
    }

    enum Colour {
        RED,
        GREEN
    }

    /** A value type that takes only what begins with an x. */
    record Name(@JsonValue String value) {
        @JsonCreator
        static Name parse(String text) {
            if (!text.startsWith("x")) {
                throw new InvalidValue("must begin with x");
            }
            return new Name(text);
        }
    }

    record Thing(
            @Max(value = 9, message = "must be at most 9") Integer small,
            long number,
            Boolean flag,
            String text,
            Name name,
            UUID id,
            Instant at,
            Colour colour,
            List<@NotNull(message = "must not be null") String> list,
            List<@Valid Thing> things,
            JsonNode any) {}

    @Nested
    class Reads {
        @Test
        void everyKindOfMember() {
            Thing thing = read("""
                    {"small": 9, "number": 9007199254740993, "flag": false, "text": "ünïcode 🙂", "name": "xenia",
                     "id": "0190163d-8694-739b-bea5-9f6b3a0d0b4f", "at": "2026-11-22T05:00:00.123456+01:00",
                     "colour": "GREEN", "list": ["a"], "things": [{"number": 1}], "any": {"a": [null]}}""");

            assertThat(thing.number()).isEqualTo(9_007_199_254_740_993L);
            assertThat(thing.text()).isEqualTo("ünïcode 🙂");
            assertThat(thing.name()).isEqualTo(new Name("xenia"));
            assertThat(thing.at()).isEqualTo(Instant.parse("2026-11-22T04:00:00.123456Z"));
            assertThat(thing.colour()).isEqualTo(Colour.GREEN);
            assertThat(thing.things()).hasSize(1);
            assertThat(thing.any().path("a").get(0).isNull()).isTrue();
        }

        @Test
        void itsOwnWritingWithoutNulls() {
            Thing thing = read("{\"number\": 1, \"at\": \"2026-11-22T04:00:00Z\"}");

            assertThat(json.write(thing)).isEqualTo("{\"number\":1,\"at\":\"2026-11-22T04:00:00Z\"}");
            assertThat(json.readOwn(json.write(thing), Thing.class)).isEqualTo(thing);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "0.1",
                    "1.10",
                    "-0.12345678901234567890123456789",
                    "1.5E+300",
                    "123456789012345678901234567890",
                    "12345678901234567890123456789012345678901234567890",
                    "1.2345678901234567890123456789012345678901234567E+300"
                })
        void numbersToTheirLastDigit(String number) {
            String body = "{\"a\":" + number + "}";

            JsonNode tree = json.readTree(body.getBytes(StandardCharsets.UTF_8));

            assertThat(json.write(tree)).isEqualTo(body);
            assertThat(json.write(json.readOwn(body, ObjectNode.class))).isEqualTo(body);
        }

        /** The answer to the largest batch, kept for a repeat, has more tokens than any body may have. */
        @Test
        void whatItWroteItselfHoweverLarge() {
            BatchAnswer answer = new BatchAnswer(IntStream.range(0, BatchRequest.MAX_OPERATIONS)
                    .mapToObj(i -> BatchAnswer.Item.done(i, BatchOperation.Op.CREATE, new UUID(1, i), 201, "0-" + i))
                    .toList());

            assertThat(json.readOwn(json.write(answer), BatchAnswer.class)).isEqualTo(answer);
        }

        @Test
        void sixtyFourLevels() {
            assertThat(json.readTree(nested(64)).isArray()).isTrue();
        }
    }

    @Nested
    class RefusesAsMalformed {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    " ",
                    "{",
                    "{\"number\":1}}",
                    "{\"number\":1} {}",
                    "{\"number\":1} x",
                    "{\"number\":01}",
                    "{\"number\":NaN}",
                    "{'number':1}",
                    "{number:1}",
                    "{\"number\":1,}",
                    "{\"number\":1}//",
                    "{\"number\":\t+1}",
                    "{\"text\":\"a\nb\"}",
                    "{\"text\":\"\\x\"}",
                    "{\"text\":\"\\u12\"}",
                    "\ufeff{}"
                })
        void whatIsNoJson(String body) {
            assertMalformed(body.getBytes(StandardCharsets.UTF_8));
        }

        @Test
        void twoMembersOfOneNameAnywhere() {
            assertMalformed("{\"number\":1,\"number\":1}".getBytes(StandardCharsets.UTF_8));
            assertMalformed("{\"any\":{\"a\":1,\"\\u0061\":2}}".getBytes(StandardCharsets.UTF_8));
        }

        @ParameterizedTest
        @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "ISO-8859-1"})
        void otherEncodings(String charset) {
            assertMalformed("{\"text\":\"ünïcode\"}".getBytes(Charset.forName(charset)));
        }

        @Test
        void bytesThatAreNotUtf8() {
            assertMalformed(new byte[] {'"', (byte) 0xff, '"'});
            assertMalformed(new byte[] {'"', (byte) 0xc0, (byte) 0x80, '"'}); // NUL in two bytes
            assertMalformed(new byte[] {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'}); // half a pair
            assertMalformed(new byte[] {'"', (byte) 0xe2, (byte) 0x82}); // cut
        }

        @Test
        void aRawNul() {
            assertMalformed("{\"text\":\"a\0b\"}".getBytes(StandardCharsets.UTF_8));
            assertMalformed("{}\0".getBytes(StandardCharsets.UTF_8));
        }

        @Test
        void sixtyFiveLevels() {
            assertMalformed(nested(65));
            assertMalformed(nested(500_000));
        }

        @Test
        void anExponentOfAbsurdLength() {
            assertMalformed("{\"any\":1e99999999999}".getBytes(StandardCharsets.UTF_8));
        }

        @Test
        void numbersOfAbsurdLength() {
            assertMalformed(("{\"any\":" + "9".repeat(1_000) + "}").getBytes(StandardCharsets.UTF_8));
        }
    }

    @Nested
    class RefusesByPointer {
        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
                        {"number":1,"hush":1}                     | /hush
                        {"things":[{"number":1,"a/b~c":1}]}       | /things/0/a~1b~0c
                        {"number":1.5}                            | /number
                        {"number":1.0}                            | /number
                        {"number":1e2}                            | /number
                        {"number":"1"}                            | /number
                        {"number":true}                           | /number
                        {"number":null}                           | /number
                        {"number":9223372036854775808}            | /number
                        {"number":1,"small":2147483648}           | /small
                        {"number":1,"small":-99999999999999999999} | /small
                        {"number":1,"small":""}                   | /small
                        {"number":1,"small":[1]}                  | /small
                        {"number":1,"small":10}                   | /small
                        {"number":1,"flag":"yes"}                 | /flag
                        {"number":1,"flag":"true"}                | /flag
                        {"number":1,"flag":1}                     | /flag
                        {"number":1,"flag":""}                    | /flag
                        {"number":1,"text":1}                     | /text
                        {"number":1,"text":true}                  | /text
                        {"number":1,"text":1.5}                   | /text
                        {"number":1,"text":{}}                    | /text
                        {"number":1,"text":["hush"]}              | /text
                        {"number":1,"name":"hush"}                | /name
                        {"number":1,"name":1}                     | /name
                        {"number":1,"id":"hush"}                  | /id
                        {"number":1,"id":""}                      | /id
                        {"number":1,"id":1}                       | /id
                        {"number":1,"id":"AZAWPYaUc5u+pZ9rOg0LTw=="} | /id
                        {"number":1,"at":"hush"}                  | /at
                        {"number":1,"at":""}                      | /at
                        {"number":1,"at":1}                       | /at
                        {"number":1,"at":1.5}                     | /at
                        {"number":1,"at":"1"}                     | /at
                        {"number":1,"at":"2026-11-22"}            | /at
                        {"number":1,"at":"2026-11-22T04:00:00"}   | /at
                        {"number":1,"at":"+999999999-12-31T23:59:59Z"} | /at
                        {"number":1,"at":"2026-13-01T00:00:00Z"}  | /at
                        {"number":1,"colour":"hush"}              | /colour
                        {"number":1,"colour":""}                  | /colour
                        {"number":1,"colour":0}                   | /colour
                        {"number":1,"list":"hush"}                | /list
                        {"number":1,"list":{}}                    | /list
                        {"number":1,"list":[null]}                | /list/0
                        {"number":1,"list":["a",1]}               | /list/1
                        {"number":1,"things":[{"number":1,"small":10}]} | /things/0/small
                        {"number":1,"text":"a\\u0000b"}           | /text
                        {"number":1,"any":{"a":["\\u0000"]}}      | /any/a/0
                        {"number":1,"any":{"a\\u0000":1}}         | /any
                        {"number":1,"any":{"a/b":[0,1e400]}}      | /any/a~1b/1
                        {"number":1,"any":-1e999999999}           | /any
                        {"number":1,"any":1e-400}                 | /any
                        {"number":1,"any":1234567890123456789012345678901234567890123456789e9}         | /any
                        {"number":1,"any":-1234567890123456789012345678901234567890123456789e1}        | /any
                        {"number":1,"any":1234567.890123456789012345678901234567890123456789e-9}       | /any
                        """)
        void aWrongMember(String body, String pointer) {
            assertThatThrownBy(() -> read(body)).isInstanceOfSatisfying(ApiException.class, refusal -> {
                assertThat(refusal.type()).isEqualTo(CommonProblem.INVALID_BODY);
                assertThat(refusal.errors()).extracting(FieldError::pointer).containsExactly(pointer);
                assertThat(refusal.errors())
                        .allSatisfy(
                                error -> assertThat(error.detail()).isNotBlank().doesNotContain(SECRET));
            });
        }

        @ParameterizedTest
        @ValueSource(strings = {"null", "[]", "1", "\"hush\"", "true", "[{\"number\":1}]", "\"\""})
        void aBodyThatIsNoObject(String body) {
            assertThatThrownBy(() -> read(body)).isInstanceOfSatisfying(ApiException.class, refusal -> {
                assertThat(refusal.type()).isEqualTo(CommonProblem.INVALID_BODY);
                assertThat(refusal.errors()).extracting(FieldError::pointer).containsExactly("");
                assertThat(refusal.errors().get(0).detail()).doesNotContain(SECRET);
            });
        }

        @Test
        void everyBrokenRuleOfBeanValidationAtOnce() {
            assertThatThrownBy(() -> read("{\"number\":1,\"small\":10,\"list\":[null,\"a\",null]}"))
                    .isInstanceOfSatisfying(ApiException.class, refusal -> assertThat(refusal.errors())
                            .extracting(FieldError::pointer)
                            .containsExactly("/list/0", "/list/2", "/small"));
        }

        @Test
        void aHundredErrorsAtMost() {
            String list = "null,".repeat(200) + "null";

            assertThatThrownBy(() -> read("{\"number\":1,\"list\":[" + list + "]}"))
                    .isInstanceOfSatisfying(ApiException.class, refusal -> {
                        assertThat(refusal.errors()).hasSize(100);
                        assertThat(refusal).hasMessage("the first 100 of 201 errors");
                    });
        }

        @Test
        void longNamesWithoutRepeatingThemForEachValue() {
            String name = "{\"" + "n".repeat(1_000) + "\":";
            String body = name.repeat(62) + "[" + "0,".repeat(90_000) + "\"\\u0000\"]" + "}".repeat(62);

            assertTimeoutPreemptively(Duration.ofSeconds(3), () -> assertThatThrownBy(
                            () -> json.readTree(body.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOfSatisfying(ApiException.class, refusal -> assertThat(
                                    refusal.errors().get(0).pointer())
                            .endsWith("/90000")));
        }

        @Test
        void anEnumConstantWithTheOnesThereAre() {
            assertThatThrownBy(() -> read("{\"number\":1,\"colour\":\"BLUE\"}"))
                    .isInstanceOfSatisfying(ApiException.class, refusal -> assertThat(
                                    refusal.errors().get(0).detail())
                            .isEqualTo("must be one of RED, GREEN"));
        }
    }

    @Nested
    class RefusesAsTooLarge {
        @Test
        void moreTokensThanATreeMayHave() {
            assertTooLarge(() -> json.readTree(numbers(StrictJson.MAX_TOKENS - 1)));

            assertThat(json.readTree(numbers(StrictJson.MAX_TOKENS - 2))).isNotEmpty();
        }

        @Test
        void moreTokensThanABatchMayHave() {
            assertTooLarge(() -> json.readBatch(numbers(StrictJson.MAX_BATCH_TOKENS - 1), JsonNode.class));

            assertThat(json.readBatch(numbers(StrictJson.MAX_BATCH_TOKENS - 2), JsonNode.class))
                    .isNotEmpty();
        }

        @Test
        void moreOperationsThanABatchMayHaveBeforeLookingAtThem() {
            String body = "{\"operations\":[" + "null,".repeat(BatchRequest.MAX_OPERATIONS) + "null]}";

            assertTooLarge(() -> json.readBatch(body.getBytes(StandardCharsets.UTF_8), BatchRequest.class));
        }

        private void assertTooLarge(ThrowingCallable reading) {
            assertThatThrownBy(reading).isInstanceOfSatisfying(ApiException.class, refusal -> assertThat(refusal.type())
                    .isEqualTo(CommonProblem.BODY_TOO_LARGE));
        }

        private byte[] numbers(int count) {
            return ("[" + "0,".repeat(count - 1) + "0]").getBytes(StandardCharsets.UTF_8);
        }
    }

    private Thing read(String body) {
        return json.read(body.getBytes(StandardCharsets.UTF_8), Thing.class);
    }

    private void assertMalformed(byte[] body) {
        assertThatThrownBy(() -> json.read(body, Thing.class))
                .isInstanceOfSatisfying(ApiException.class, refusal -> assertThat(refusal.type())
                        .isEqualTo(CommonProblem.MALFORMED_JSON));
    }

    private static byte[] nested(int depth) {
        return ("[".repeat(depth) + "]".repeat(depth)).getBytes(StandardCharsets.UTF_8);
    }
}
