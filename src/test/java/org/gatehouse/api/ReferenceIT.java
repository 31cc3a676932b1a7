package org.gatehouse.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /openapi} and its reader at {@code /docs/}, open to all. */
class ReferenceIT {
    private final ApiClient anybody = ApiClient.anonymous();

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/yaml", "text/html,application/xhtml+xml,*/*;q=0.8"})
    void servesTheDocumentOfTheRepositoryAsYaml(String accept) throws IOException {
        Answer answer = anybody.with("Accept", accept).get("/openapi");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/yaml");
        assertThat(answer.text()).isEqualTo(Files.readString(Path.of("docs/openapi.yaml")));
    }

    @Test
    void servesTheSameAsJson() throws IOException {
        Answer answer = anybody.with("Accept", "application/json").get("/openapi");

        JsonNode packed = new ObjectMapper()
                .readTree(Path.of("target/classes/META-INF/openapi.json").toFile());
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.json()).isEqualTo(packed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/docs/",
                "/docs/index.html",
                "/docs/docs.js",
                "/docs/swagger-ui-bundle.js",
                "/docs/swagger-ui.css"
            })
    void letsBrowsersLoadFromThisServerOnly(String path) {
        Answer answer = anybody.get(path);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self';", "style-src 'self';", "frame-ancestors 'none'")
                .doesNotContain("unsafe", "http", "*");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void namesOnlyFilesOfItsOwn() {
        String page = anybody.get("/docs/").text();

        assertThat(page).doesNotContain("//", "<style", "style=", "onload=");
        assertThat(Pattern.compile("(?:src|href)=\"([^\"]+)\"")
                        .matcher(page)
                        .results()
                        .map(MatchResult::group))
                .hasSizeGreaterThan(4);
        Pattern.compile("(?:src|href)=\"([^\"]+)\"").matcher(page).results().forEach(reference -> assertThat(
                        anybody.get(URI.create("/docs/")
                                        .resolve(reference.group(1))
                                        .toString())
                                .status())
                .as(reference.group(1))
                .isEqualTo(200));
    }

    @Test
    void leadsFromTheRootToTheDocs() {
        Answer answer = anybody.get("/");

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.location()).endsWith("/docs/");
    }
}
