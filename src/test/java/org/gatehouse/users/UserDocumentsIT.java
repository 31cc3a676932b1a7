package org.gatehouse.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.support.Answer.assertInvalid;
import static org.gatehouse.support.Answer.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Map;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.AtOnce;
import org.gatehouse.support.Tenant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Profile and preferences of a user. */
class UserDocumentsIT {
    private final Tenant tenant = Tenant.fresh();
    private final ApiClient client = tenant.client();
    private final String user = "users/ada@" + tenant.domain();
    private final String profile = user + "/profile";
    private final String preferences = user + "/preferences";

    @BeforeEach
    void makeTheUser() {
        tenant.user(user.substring("users/".length()));
    }

    @Nested
    class ProfileOfAUser {
        private final String full = """
                {"contact": "Ada Lovelace", "company": "Engines Ltd", "street1": "12 St James Square",
                 "street2": "Second floor", "city": "London", "state": "Greater London", "zip": "SW1Y 4JH",
                 "country": "GB", "phone1": "+442079460958", "phone2": "020 7946 0959", "fax": "+442079460960",
                 "email1": "ada@example.org", "email2": "lovelace@example.net", "sms": "+447700900123",
                 "custom1": "Room 12", "custom2": "Cost centre 7", "custom3": "Badge 1815"}""";

        @Test
        void isEmptyAtFirst() {
            Answer answer = client.get(profile);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json()).isEmpty();
            assertThat(answer.etag()).isNotBlank();
        }

        @Test
        void isReplacedWhole() {
            Answer put = client.put(profile, full);

            assertThat(put.status()).as(put.text()).isEqualTo(200);
            assertThat(put.json()).hasSize(17);
            assertThat(client.get(profile).json()).isEqualTo(put.json());
            assertThat(client.get(profile).etag()).isEqualTo(put.etag());
            assertThat(client.put(profile, """
                            {"city": "Paris"}""").json()).hasSize(1);
        }

        @Test
        void isPatchedInPart() {
            client.put(profile, full);

            JsonNode patched = client.patch(profile, """
                    {"city": "Paris", "country": "FR", "zip": null, "state": ""}""").json();

            assertThat(patched.path("city").asText()).isEqualTo("Paris");
            assertThat(patched.has("zip")).isFalse();
            assertThat(patched.has("state")).isFalse();
            assertThat(patched.path("contact").asText()).isEqualTo("Ada Lovelace");
        }

        @ParameterizedTest
        @CsvSource({
            "contact,128", "company,128", "street1,128", "street2,128", "city,100", "state,100", "zip,20",
            "phone1,40", "phone2,40", "fax,40", "sms,64", "custom1,255", "custom2,255", "custom3,255"
        })
        void hasALongestLengthForEachField(String field, int longest) {
            String body = """
                    {"%s": "%s"}""";

            assertThat(client.put(profile, body.formatted(field, "1".repeat(longest)))
                            .status())
                    .isEqualTo(200);
            assertInvalid(client.put(profile, body.formatted(field, "1".repeat(longest + 1))), "/" + field);
        }

        @ParameterizedTest
        @CsvSource({
            "country,gb",
            "country,XX",
            "country,GBR",
            "phone1,+0123",
            "phone2,+12ab",
            "fax,+44 20 7946",
            "sms,+1",
            "email1,nobody",
            "email2,a@b@example.org",
            "city,two\\nlines",
            "nickname,x"
        })
        void refusesWrongForms(String field, String wrong) {
            assertInvalid(client.put(profile, """
                    {"%s": "%s"}""".formatted(field, wrong)), "/" + field);
            assertInvalid(client.patch(profile, """
                    {"%s": "%s"}""".formatted(field, wrong)), "/" + field);
        }

        @Test
        void refusesAVersionSomebodyElseAlreadyReplaced() {
            ApiClient matching = client.with("If-Match", client.get(profile).etag());

            assertThat(matching.put(profile, full).status()).isEqualTo(200);
            assertProblem(matching.put(profile, full), 412, "stale-version");
            assertProblem(matching.patch(profile, "{}"), 412, "stale-version");
        }

        @Test
        void isWrittenByManyAtOnceForTheFirstTime() {
            AtOnce.call(6, i -> client.put(profile, """
                            {"city": "City %d"}""".formatted(i)))
                    .forEach(answer ->
                            assertThat(answer.status()).as(answer.text()).isIn(200, 412));
        }

        @Test
        void leavesTheUserAsItWas() {
            String etag = client.get(user).etag();

            client.put(profile, full);

            assertThat(client.get(user).etag()).isEqualTo(etag);
        }
    }

    @Nested
    class PreferencesOfAUser {
        @Test
        void showWhatIsBuiltIn() {
            Answer answer = client.get(preferences);

            assertThat(answer.status()).isEqualTo(200);
            assertSame(answer.json(), "timeZone", "UTC", "locale", "en", "dateFormat", "yyyy-MM-dd");
            assertSame(answer.json(), "timeFormat", "HH:mm", "weekStart", "monday", "itemsPerPage", "50");
        }

        @Test
        void showTheOrganizationsWhereTheUserHasNone() {
            client.patch("organization", """
                    {"settings": {"preferences": {"locale": "de", "timeZone": "Europe/Berlin",
                     "custom": {"theme": "dark", "logo": "blue"}}}}""");
            String before = client.get(preferences).etag();

            Answer put = client.put(preferences, """
                    {"locale": "fr", "custom": {"theme": "light"}}""");

            assertSame(put.json(), "locale", "fr", "timeZone", "Europe/Berlin", "weekStart", "monday");
            assertSame(put.json().path("custom"), "theme", "light", "logo", "blue");
            assertThat(put.etag()).isNotEqualTo(before);
            assertThat(client.get(preferences).json()).isEqualTo(put.json());
        }

        @Test
        void followTheOrganizationAsLongAsTheyAreUnset() {
            String etag = client.get(preferences).etag();
            client.patch("organization", """
                    {"settings": {"preferences": {"weekStart": "sunday"}}}""");

            Answer answer = client.get(preferences);

            assertSame(answer.json(), "weekStart", "sunday");
            assertThat(answer.etag()).isNotEqualTo(etag);
        }

        @Test
        void areReplacedWholeAndPatchedInPart() {
            client.put(preferences, """
                    {"timeZone": "Asia/Tokyo", "itemsPerPage": 25, "custom": {"a": 1, "b": [true]}}""");

            JsonNode patched = client.patch(preferences, """
                    {"timeZone": null, "custom": {"a": null, "c": "x"}}""").json();

            assertSame(patched, "timeZone", "UTC", "itemsPerPage", "25");
            assertThat(patched.path("custom").toString()).isEqualTo("""
                    {"b":[true],"c":"x"}""");
            JsonNode replaced = client.put(preferences, "{}").json();
            assertSame(replaced, "itemsPerPage", "50");
            assertThat(replaced.has("custom")).isFalse();
        }

        @Test
        void doNotKeepTheOrganizationsWhenPatched() {
            client.patch("organization", """
                    {"settings": {"preferences": {"locale": "de"}}}""");
            client.patch(preferences, """
                    {"weekStart": "saturday"}""");
            client.patch("organization", """
                    {"settings": {"preferences": {"locale": "it"}}}""");

            assertSame(client.get(preferences).json(), "locale", "it", "weekStart", "saturday");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = ';',
                value = {
                    "timeZone;\"Mars/Olympus\"",
                    "timeZone;\"+01:00\"",
                    "locale;\"not a locale\"",
                    "dateFormat;\"yy\"",
                    "timeFormat;\"HH.mm\"",
                    "weekStart;\"tuesday\"",
                    "itemsPerPage;4",
                    "itemsPerPage;501",
                    "itemsPerPage;\"50\"",
                    "custom;[]",
                    "colour;\"red\""
                })
        void refuseWrongForms(String field, String wrong) {
            assertInvalid(client.put(preferences, """
                    {"%s": %s}""".formatted(field, wrong)), "/" + field);
            assertInvalid(client.patch(preferences, """
                    {"%s": %s}""".formatted(field, wrong)), "/" + field);
        }

        @Test
        void haveRoomFor16KibOfCustomKeys() {
            String body = """
                    {"custom": {"k": "%s"}}""";

            assertThat(client.put(preferences, body.formatted("x".repeat(16_000)))
                            .status())
                    .isEqualTo(200);
            assertInvalid(client.put(preferences, body.formatted("x".repeat(16_400))), "/custom");
        }

        @Test
        void refuseAVersionSomebodyElseAlreadyReplaced() {
            ApiClient matching = client.with("If-Match", client.get(preferences).etag());

            assertThat(matching.put(preferences, "{}").status()).isEqualTo(200);
            assertProblem(matching.put(preferences, "{}"), 412, "stale-version");
        }
    }

    @Test
    void documentsOfNobodyAreUnknown() {
        assertProblem(client.get("users/none/profile"), 404, "user-not-found");
        assertProblem(client.put("users/none/preferences", "{}"), 404, "user-not-found");
    }

    private static void assertSame(JsonNode json, String... namesAndTexts) {
        Iterator<String> rest = java.util.List.of(namesAndTexts).iterator();
        while (rest.hasNext()) {
            Map.Entry<String, String> expected = Map.entry(rest.next(), rest.next());
            assertThat(json.path(expected.getKey()).asText())
                    .as(expected.getKey())
                    .isEqualTo(expected.getValue());
        }
    }
}
