package org.gatehouse.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;

/** What the server said. */
public record Answer(int status, HttpHeaders headers, String text) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Answer of(HttpResponse<String> response) {
        return new Answer(response.statusCode(), response.headers(), response.body());
    }

    /** The problem type, never its prose, and the form that every problem has. */
    public static void assertProblem(Answer answer, int status, String slug) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().path("type").asText()).isEqualTo("/problems/" + slug);
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.json().path("title").asText()).isNotBlank();
    }

    /** 400 {@code invalid-body}, with an error for the member that the pointer points to. */
    public static void assertInvalid(Answer answer, String pointer) {
        assertProblem(answer, 400, "invalid-body");
        assertThat(answer.json().findValuesAsText("pointer")).contains(pointer);
    }

    public JsonNode json() {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + status + " " + text, e);
        }
    }

    /** The header, or null. */
    public String header(String name) {
        return headers.firstValue(name).orElse(null);
    }

    /** Where the thing just made is; a client takes it as a path. */
    public String location() {
        return header("Location");
    }

    public String etag() {
        return header("ETag");
    }
}
