package org.gatehouse.organizations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.support.Answer.assertInvalid;
import static org.gatehouse.support.Answer.assertProblem;
import static org.gatehouse.support.Tenant.unique;

import java.time.Instant;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.Tenant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The caller's own organization. */
class OrganizationIT {
    private final Tenant tenant = Tenant.fresh();
    private final ApiClient client = tenant.client();

    @Nested
    class Get {
        @Test
        void showsTheCallersOwn() {
            Answer answer = client.get("organization");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().path("id").asText()).isEqualTo(tenant.id());
            assertThat(answer.json().path("settings").isObject()).isTrue();
            assertThat(Instant.parse(answer.json().path("createdAt").asText())).isBefore(Instant.now());
            assertThat(answer.etag()).isEqualTo('"' + answer.json().path("etag").asText() + '"');
        }

        @Test
        void answersNotModifiedToWhoeverHasIt() {
            String etag = client.get("organization").etag();

            assertThat(client.with("If-None-Match", etag).get("organization").status())
                    .isEqualTo(304);
        }
    }

    @Nested
    class Patch {
        @Test
        void changesTheNameAndTheSettings() {
            String name = unique("Neue Ämter ");

            Answer patched = client.patch("organization", """
                    {"name": "%s", "settings": {"preferences": {"timeZone": "Europe/Berlin"}}}""".formatted(name));

            assertThat(patched.status()).isEqualTo(200);
            assertThat(patched.json().path("name").asText()).isEqualTo(name);
            assertThat(patched.json().at("/settings/preferences/timeZone").asText())
                    .isEqualTo("Europe/Berlin");
            assertThat(client.get("organization").json()).isEqualTo(patched.json());
        }

        @Test
        void unsetsWhatIsNull() {
            client.patch("organization", """
                    {"settings": {"preferences": {"locale": "de", "weekStart": "sunday"}}}""");

            Answer patched = client.patch("organization", """
                    {"settings": {"preferences": {"locale": null}}}""");

            assertThat(patched.json().at("/settings/preferences").has("locale")).isFalse();
            assertThat(patched.json().at("/settings/preferences/weekStart").asText())
                    .isEqualTo("sunday");
        }

        @Test
        void refusesANameThatAnotherOrganizationHasInAnotherCase() {
            String name = unique("Straße ");
            Tenant.fresh().client().patch("organization", """
                    {"name": "%s"}""".formatted(name));

            Answer refused = client.patch("organization", """
                    {"name": "%s"}""".formatted(name.toUpperCase()));

            assertProblem(refused, 409, "organization-name-taken");
        }

        @Test
        void takesItsOwnNameInAnotherCase() {
            String name = unique("house ");
            client.patch("organization", """
                    {"name": "%s"}""".formatted(name));

            Answer patched = client.patch("organization", """
                    {"name": "%s"}""".formatted(name.toUpperCase()));

            assertThat(patched.json().path("name").asText()).isEqualTo(name.toUpperCase());
        }

        @Test
        void refusesWhatBreaksARule() {
            assertInvalid(client.patch("organization", """
                    {"name": "  "}"""), "/name");
            assertInvalid(client.patch("organization", """
                    {"name": null}"""), "/name");
            assertInvalid(client.patch("organization", """
                    {"id": "1"}"""), "/id");
            assertInvalid(client.patch("organization", """
                    {"settings": {"preferences": {"timeZone": "Mars/Olympus"}}}"""), "/settings/preferences/timeZone");
        }

        @Test
        void refusesAVersionSomebodyElseAlreadyReplaced() {
            String etag = client.get("organization").etag();
            client.patch("organization", """
                    {"settings": {}}""");

            Answer late = client.with("If-Match", etag).patch("organization", """
                    {"settings": {"preferences": {"locale": "fr"}}}""");

            assertProblem(late, 412, "stale-version");
        }
    }
}
