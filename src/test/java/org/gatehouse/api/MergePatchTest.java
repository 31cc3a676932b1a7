package org.gatehouse.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.Validation;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MergePatchTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final StrictJson json = new StrictJson();

    record Thing(@NotNull(message = "is required") String name, List<String> tags, Integer size) {}

    MergePatchTest() {
        json.validator = Validation.buildDefaultValidatorFactory().getValidator();
    }

    /** RFC 7396, appendix A; those whose patch is no object have a test of their own. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
                    {"a":"b"}          | {"a":"c"}                | {"a":"c"}
                    {"a":"b"}          | {"b":"c"}                | {"a":"b","b":"c"}
                    {"a":"b"}          | {"a":null}               | {}
                    {"a":"b","b":"c"}  | {"a":null}               | {"b":"c"}
                    {"a":["b"]}        | {"a":"c"}                | {"a":"c"}
                    {"a":"c"}          | {"a":["b"]}              | {"a":["b"]}
                    {"a":{"b":"c"}}    | {"a":{"b":"d","c":null}} | {"a":{"b":"d"}}
                    {"a":[{"b":"c"}]}  | {"a":[1]}                | {"a":[1]}
                    {"e":null}         | {"a":1}                  | {"e":null,"a":1}
                    {}                 | {"a":{"bb":{"ccc":null}}} | {"a":{"bb":{}}}
                    {"a":{"b":"c"}}    | {"a":{"d":{"e":1}}}      | {"a":{"b":"c","d":{"e":1}}}
                    """)
    void mergesAfterTheStandard(String original, String patch, String result) throws JsonProcessingException {
        ObjectNode present = (ObjectNode) JSON.readTree(original);
        JsonNode before = present.deepCopy();

        ObjectNode patched = new MergePatch(JSON.readTree(patch)).apply(present, json);

        assertThat(patched).isEqualTo(JSON.readTree(result));
        assertThat(present).isEqualTo(before);
    }

    /** They would replace the whole; no resource of ours is anything but an object. */
    @ParameterizedTest
    @ValueSource(strings = {"[\"c\"]", "null", "\"bar\"", "1", "true"})
    void refusesAPatchThatIsNoObject(String patch) {
        assertThatThrownBy(() -> new MergePatch(JSON.readTree(patch)))
                .isInstanceOfSatisfying(ApiException.class, refusal -> assertThat(refusal.type())
                        .isEqualTo(CommonProblem.INVALID_BODY));
    }

    @Test
    void leavesOutWhatItDoesNotMention() throws JsonProcessingException {
        Thing present = new Thing("a", List.of("x", "y"), 3);

        assertThat(patch("{\"size\": 4}").apply(present, json)).isEqualTo(new Thing("a", List.of("x", "y"), 4));
        assertThat(patch("{\"tags\": null}").apply(present, json)).isEqualTo(new Thing("a", null, 3));
        assertThat(patch("{}").apply(present, json)).isEqualTo(present);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "{\"name\": null}  | /name",
                "{\"other\": 1}    | /other",
                "{\"size\": \"3\"} | /size",
                "{\"tags\": {}}    | /tags"
            })
    void holdsTheResultToTheRulesOfItsType(String patch, String pointer) {
        Thing present = new Thing("a", List.of(), 3);

        assertThatThrownBy(() -> patch(patch).apply(present, json))
                .isInstanceOfSatisfying(ApiException.class, refusal -> {
                    assertThat(refusal.type()).isEqualTo(CommonProblem.INVALID_BODY);
                    assertThat(refusal.errors()).extracting(FieldError::pointer).containsExactly(pointer);
                });
    }

    @Test
    void tellsWhatItMentions() throws JsonProcessingException {
        MergePatch patch = patch("{\"name\": null, \"size\": 3, \"tags\": \"x\"}");

        assertThat(patch.mentions("name")).isTrue();
        assertThat(patch.mentions("other")).isFalse();
        assertThat(patch.text("tags")).contains("x");
        assertThat(patch.text("name")).isEmpty();
        assertThat(patch.text("size")).isEmpty();
    }

    private static MergePatch patch(String text) throws JsonProcessingException {
        return new MergePatch(JSON.readTree(text));
    }
}
