package org.gatehouse.organizations;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreferencesTest {
    private static final ObjectMapper JSON =
            new ObjectMapper().setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);
    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    @Test
    void takesEveryKey() throws JsonProcessingException {
        String wire = """
                {"timeZone":"Europe/Berlin","locale":"de-AT","dateFormat":"dd.MM.yyyy","timeFormat":"h:mm a",\
                "weekStart":"sunday","itemsPerPage":100,"custom":{"theme":"dark","columns":[1,2.50,{"a":true}]}}""";

        Preferences preferences = JSON.readValue(wire, Preferences.class);

        assertThat(problems(preferences)).isEmpty();
        assertThat(JSON.readTree(JSON.writeValueAsString(preferences))).isEqualTo(JSON.readTree(wire));
    }

    @Test
    void mayBeEmpty() throws JsonProcessingException {
        assertThat(read("{}")).isEqualTo(Preferences.EMPTY);
        assertThat(problems(Preferences.EMPTY)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"custom\": null}", "{\"custom\": {}}", "{\"custom\": {\"a\": null}}"})
    void dropsCustomKeysWithoutValue(String wire) throws JsonProcessingException {
        assertThat(JSON.writeValueAsString(read(wire))).isEqualTo("{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"custom\": []}", "{\"custom\": \"a\"}", "{\"custom\": 1}"})
    void takesOnlyAnObjectForCustom(String wire) {
        assertThatThrownBy(() -> read(wire)).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void reportsAllWrongKeysAtOnce() throws JsonProcessingException {
        Preferences preferences = read("""
                {"timeZone": "+02:00", "locale": "en_US", "dateFormat": "yy", "timeFormat": "hh", "weekStart": "Monday",
                 "itemsPerPage": 4, "custom": {"a": "%s"}}""".formatted("x".repeat(16_384)));

        assertThat(problems(preferences))
                .containsOnlyKeys(
                        "timeZone", "locale", "dateFormat", "timeFormat", "weekStart", "itemsPerPage", "custom");
        assertThat(problems(preferences).values())
                .noneMatch(message -> message.contains("{") || message.contains("xx"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Berlin", "UTC", "America/Argentina/Buenos_Aires", "Etc/GMT+5", "Asia/Calcutta"})
    void takesZonesOfTheIanaDatabase(String zone) throws JsonProcessingException {
        assertThat(problems(with("timeZone", zone))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "+02:00", "Z", "UTC+2", "GMT+02:00", "CEST", "europe/berlin", "SystemV/EST5", "Mars/Base"})
    void refusesOffsetsAndUnknownZones(String zone) throws JsonProcessingException {
        assertThat(problems(with("timeZone", zone))).containsOnlyKeys("timeZone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de-AT", "zh-Hant-TW", "sr-Latn", "es-419", "de-DE-u-co-phonebk", "EN-us"})
    void takesLanguageTags(String tag) throws JsonProcessingException {
        assertThat(problems(with("locale", tag))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "en_US", "und", "x-private", "e", "-", "de-", "d\u0131", "C.UTF-8"})
    void refusesWhatIsNoLanguageTag(String tag) throws JsonProcessingException {
        assertThat(problems(with("locale", tag))).containsOnlyKeys("locale");
    }

    @Test
    void refusesAnEndlessLanguageTag() throws JsonProcessingException {
        assertThat(problems(with("locale", "en" + "-abcdefgh".repeat(10)))).containsOnlyKeys("locale");
    }

    @Test
    void boundsItemsPerPage() throws JsonProcessingException {
        assertThat(problems(read("{\"itemsPerPage\": 5}"))).isEmpty();
        assertThat(problems(read("{\"itemsPerPage\": 500}"))).isEmpty();
        assertThat(problems(read("{\"itemsPerPage\": 501}"))).containsOnlyKeys("itemsPerPage");
    }

    @Test
    void boundsCustomInBytesOfUtf8() throws JsonProcessingException {
        String frame = "{\"a\":\"\"}";
        String largest = "\u00FC".repeat((16 * 1024 - frame.length()) / 2);

        assertThat(problems(read("{\"custom\": {\"a\": \"%s\"}}".formatted(largest))))
                .isEmpty();
        assertThat(problems(read("{\"custom\": {\"a\": \"%s\"}}".formatted(largest + "x"))))
                .containsOnlyKeys("custom");
    }

    @Test
    void boundsCustomInDepth() throws JsonProcessingException {
        assertThat(problems(read("{\"custom\": {\"a\": %s1%s}}".formatted("[".repeat(7), "]".repeat(7)))))
                .isEmpty();
        assertThat(problems(read("{\"custom\": {\"a\": %s1%s}}".formatted("[".repeat(8), "]".repeat(8)))))
                .containsOnlyKeys("custom");
        assertThat(problems(read("{\"custom\": {\"a\": %s1%s}}".formatted("[".repeat(900), "]".repeat(900)))))
                .containsOnlyKeys("custom");
    }

    @Test
    void hasSoundBuiltInDefaultsForAllButCustom() {
        assertThat(problems(Preferences.BUILT_IN)).isEmpty();
        assertThat(Preferences.BUILT_IN).hasNoNullFieldsOrPropertiesExcept("custom");
    }

    @Test
    void showsTheDefaultForWhatIsUnset() throws JsonProcessingException {
        Preferences user = read("""
                {"locale": "de", "custom": {"theme": "dark", "list": [1]}}""");
        Preferences organization = read("""
                {"locale": "fr", "timeZone": "Europe/Paris", "custom": {"theme": "light", "logo": "x"}}""");

        Preferences shown = user.orElse(organization).orElse(Preferences.BUILT_IN);

        assertThat(shown).isEqualTo(read("""
                {"locale": "de", "timeZone": "Europe/Paris", "dateFormat": "yyyy-MM-dd", "timeFormat": "HH:mm",
                 "weekStart": "monday", "itemsPerPage": 50,
                 "custom": {"theme": "dark", "list": [1], "logo": "x"}}"""));
    }

    @Test
    void leavesTheDefaultsAsTheyWere() throws JsonProcessingException {
        Preferences organization = read("{\"custom\": {\"theme\": \"light\"}}");

        read("{\"custom\": {\"theme\": \"dark\"}}")
                .orElse(organization)
                .custom()
                .put("theme", "none");

        assertThat(organization).isEqualTo(read("{\"custom\": {\"theme\": \"light\"}}"));
    }

    private static Preferences read(String wire) throws JsonProcessingException {
        return JSON.readValue(wire, Preferences.class);
    }

    private static Preferences with(String key, String value) throws JsonProcessingException {
        return read("{\"%s\": \"%s\"}".formatted(key, value));
    }

    private static Map<String, String> problems(Preferences preferences) {
        return VALIDATOR.validate(preferences).stream()
                .collect(toMap(v -> v.getPropertyPath().toString(), v -> v.getMessage(), (one, other) -> one));
    }
}
