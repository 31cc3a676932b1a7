package org.gatehouse.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.support.Answer.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.security.Scope;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.SharedServer;
import org.gatehouse.support.Waiting;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** API codes: what they open, for how long, and what is written down about them. */
class AccessIT {
    private final ApiClient operator = ApiClient.administrator();

    @Nested
    class Codes {
        @Test
        void areOffUntilEnabled() {
            Answer code = operator.post("api-codes", "{\"name\": \"report\", \"scopes\": [\"users:read\"]}");
            ApiClient report = holderOf(code);

            assertThat(code.status()).isEqualTo(201);
            assertThat(code.json().path("enabled").asBoolean()).isFalse();
            assertProblem(report.get("users"), 401, "code-disabled");

            operator.patch(code.location(), "{\"enabled\": true}");
            assertThat(report.get("users").status()).isEqualTo(200);

            operator.patch(code.location(), "{\"enabled\": false}");
            assertProblem(report.get("users"), 401, "code-disabled");
        }

        @Test
        void showTheirSecretOnceOnly() {
            Answer code = operator.post("api-codes", "{\"name\": \"report\"}");
            String secret = code.json().path("secret").asText();

            assertThat(secret).matches("gate_[0-9A-Za-z]{49}");
            assertThat(operator.get(code.location()).json().has("secret")).isFalse();
            assertThat(operator.get("api-codes?limit=1000").text()).doesNotContain(secret);
            assertThat(operator.patch(code.location(), "{\"name\": \"other\"}").text())
                    .doesNotContain(secret);
        }

        @Test
        void areReadAsTheyWereMade() {
            String expiry = Instant.now().plusSeconds(3600).toString();
            Answer code = operator.post("api-codes", """
                    {"name": " nightly report ", "enabled": true, "scopes": ["users:read", "aliases:read", "users:read"],
                     "expiresAt": "%s"}""".formatted(expiry));

            JsonNode view = operator.get(code.location()).json();

            assertThat(view.path("name").asText()).isEqualTo("nightly report");
            assertThat(view.path("mode").asText()).isEqualTo("administrative");
            assertThat(texts(view.path("scopes"))).containsExactly("aliases:read", "users:read");
            assertThat(view.path("expiresAt")).isEqualTo(code.json().path("expiresAt"));
            assertThat(view.path("etag")).isEqualTo(code.json().path("etag"));
        }

        @Test
        void areListedInPages() {
            List<String> made = Stream.generate(() -> operator.post("api-codes", "{\"name\": \"paged\"}"))
                    .limit(5)
                    .map(code -> code.json().path("id").asText())
                    .toList();

            assertThat(everything("api-codes?limit=3").stream()
                            .map(code -> code.path("id").asText()))
                    .containsSubsequence(made)
                    .doesNotHaveDuplicates();
        }

        @Test
        void areGoneOnceDeleted() {
            Answer code = enabled("users:read");
            ApiClient holder = holderOf(code);
            assertThat(holder.get("users").status()).isEqualTo(200);

            assertThat(operator.delete(code.location()).status()).isEqualTo(204);

            assertProblem(holder.get("users"), 401, "credentials-wrong");
            assertProblem(operator.get(code.location()), 404, "api-code-not-found");
            assertProblem(operator.delete(code.location()), 404, "api-code-not-found");
        }

        @Test
        void cannotDeleteThemselves() {
            Answer code = enabled("api-codes:write");

            assertProblem(holderOf(code).delete(code.location()), 409, "code-in-use");
        }

        @Test
        void expireOnTheVeryNextRequest() {
            Answer code = enabled("users:read");
            ApiClient holder = holderOf(code);
            assertThat(holder.get("users").status()).isEqualTo(200);

            operator.patch(code.location(), "{\"expiresAt\": \"2020-01-01T00:00:00Z\"}");
            assertProblem(holder.get("users"), 401, "code-expired");

            operator.patch(code.location(), "{\"expiresAt\": null}");
            assertThat(holder.get("users").status()).isEqualTo(200);
        }

        @Test
        void loseAScopeOnTheVeryNextRequest() {
            Answer code = enabled("users:read", "aliases:read");
            ApiClient holder = holderOf(code);
            assertThat(holder.get("users").status()).isEqualTo(200);

            operator.patch(code.location(), "{\"scopes\": [\"aliases:read\"]}");

            assertProblem(holder.get("users"), 403, "scope-missing");
            assertThat(holder.get("aliases").status()).isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{}",
                    "{\"name\": \"\"}",
                    "{\"name\": \"  \"}",
                    "{\"name\": \"a\\nb\"}",
                    "{\"name\": \"a\\u2028b\"}",
                    "{\"name\": \"a\\ud800b\"}",
                    "{\"name\": null}",
                    "{\"name\": \"x\", \"secret\": \"mine\"}",
                    "{\"name\": \"x\", \"mode\": \"root\"}",
                    "{\"name\": \"x\", \"scopes\": [\"users:everything\"]}",
                    "{\"name\": \"x\", \"scopes\": [\"\"]}",
                    "{\"name\": \"x\", \"scopes\": [null]}",
                    "{\"name\": \"x\", \"scopes\": \"users:read\"}",
                    "{\"name\": \"x\", \"expiresAt\": \"tomorrow\"}",
                    "{\"name\": \"x\", \"expiresAt\": 1}",
                    "{\"name\": \"x\", \"expiresAt\": \"+999999999-01-01T00:00:00Z\"}"
                })
        void areNotMadeAgainstTheRules(String draft) {
            Answer answer = operator.post("api-codes", draft);

            assertProblem(answer, 400, "invalid-body");
            assertThat(answer.json().path("errors").get(0).path("pointer").asText())
                    .startsWith("/");
        }

        @Test
        void haveNamesOfUpToTwoHundredCharacters() {
            assertThat(operator.post("api-codes", "{\"name\": \"" + "x".repeat(200) + "\"}")
                            .status())
                    .isEqualTo(201);
            assertProblem(operator.post("api-codes", "{\"name\": \"" + "x".repeat(201) + "\"}"), 400, "invalid-body");
        }
    }

    @Nested
    class Rotation {
        @Test
        void endsTheOldSecretAtOnce() {
            Answer code = enabled("users:read");

            Answer rotated = operator.post(code.location() + "/rotate", "{}");

            assertThat(rotated.status()).isEqualTo(200);
            assertThat(rotated.json().path("secret").asText())
                    .isNotEqualTo(code.json().path("secret").asText());
            assertThat(rotated.etag()).isNotEqualTo(code.etag());
            assertProblem(holderOf(code).get("users"), 401, "credentials-wrong");
            assertThat(holderOf(rotated).get("users").status()).isEqualTo(200);
        }

        @Test
        void keepsTheOldSecretForTheGraceTime() {
            Answer code = enabled("users:read");

            Answer rotated = operator.post(code.location() + "/rotate", "{\"graceSeconds\": 2}");

            assertThat(rotated.json().path("previousSecretUntil").isMissingNode())
                    .isFalse();
            assertThat(holderOf(code).get("users").status()).isEqualTo(200);
            assertThat(holderOf(rotated).get("users").status()).isEqualTo(200);
            Waiting.until(
                    () -> holderOf(code).get("users").status() == 401, Duration.ofSeconds(10), () -> "still good");
            assertThat(holderOf(rotated).get("users").status()).isEqualTo(200);
            assertThat(operator.get(code.location()).json().has("previousSecretUntil"))
                    .isFalse();
        }

        @Test
        void keepsOneOldSecretAtMost() {
            Answer code = enabled("users:read");
            operator.post(code.location() + "/rotate", "{\"graceSeconds\": 3600}");
            operator.post(code.location() + "/rotate", "{\"graceSeconds\": 3600}");

            assertProblem(holderOf(code).get("users"), 401, "credentials-wrong");
        }

        @ParameterizedTest
        @ValueSource(strings = {"-1", "604801", "1.5", "\"60\"", "99999999999999999999"})
        void hasAGraceOfAtMostSevenDays(String grace) {
            Answer code = enabled("users:read");

            assertProblem(
                    operator.post(code.location() + "/rotate", "{\"graceSeconds\": " + grace + "}"),
                    400,
                    "invalid-body");
            assertThat(holderOf(code).get("users").status()).isEqualTo(200);
        }

        @Test
        void isNotForThoseWhoHoldLess() {
            Answer wide = enabled("users:read", "users:write");
            ApiClient narrow = holderOf(enabled("api-codes:write", "users:read"));

            assertProblem(narrow.post(wide.location() + "/rotate", "{}"), 403, "scope-not-held");
            assertThat(holderOf(wide).get("users").status()).isEqualTo(200);
        }
    }

    @Nested
    class Granting {
        @Test
        void doesNotReachBeyondWhatTheGranterHolds() {
            ApiClient narrow = holderOf(enabled("api-codes:write", "api-codes:read", "users:read"));

            assertThat(narrow.post("api-codes", draft("users:read")).status()).isEqualTo(201);
            assertProblem(narrow.post("api-codes", draft("users:write")), 403, "scope-not-held");
            assertProblem(narrow.post("api-codes", draft("users:read", "api-codes:grant-any")), 403, "scope-not-held");
            Answer own = narrow.post("api-codes", draft("users:read"));
            assertProblem(narrow.patch(own.location(), "{\"scopes\": [\"users:write\"]}"), 403, "scope-not-held");
        }

        @Test
        void doesNotWidenTheGranterItself() {
            Answer code = enabled("api-codes:write");

            assertProblem(
                    holderOf(code).patch(code.location(), "{\"scopes\": [\"api-codes:write\", \"users:read\"]}"),
                    403,
                    "scope-not-held");
        }

        @Test
        void leavesScopesThatAreThereAlready() {
            Answer wide = operator.post("api-codes", draft("users:read", "users:write"));
            ApiClient narrow = holderOf(enabled("api-codes:write"));

            assertThat(narrow.patch(wide.location(), "{\"name\": \"renamed\"}").status())
                    .isEqualTo(200);
            Answer less = narrow.patch(wide.location(), "{\"scopes\": [\"users:read\"]}");
            assertThat(texts(less.json().path("scopes"))).containsExactly("users:read");
            assertProblem(
                    narrow.patch(wide.location(), "{\"scopes\": [\"users:read\", \"users:write\"]}"),
                    403,
                    "scope-not-held");
        }

        @Test
        void doesNotReviveWhatHoldsMore() {
            Answer wide = operator.post("api-codes", draft("users:read", "users:write"));
            ApiClient narrow = holderOf(enabled("api-codes:write", "users:read"));
            String past = "{\"expiresAt\": \"2020-01-01T00:00:00Z\"}";

            assertThat(narrow.patch(wide.location(), "{\"enabled\": false}").status())
                    .isEqualTo(200);
            assertThat(narrow.patch(wide.location(), past).status()).isEqualTo(200);
            assertProblem(narrow.patch(wide.location(), "{\"enabled\": true}"), 403, "scope-not-held");
            assertProblem(narrow.patch(wide.location(), "{\"expiresAt\": null}"), 403, "scope-not-held");
        }

        @Test
        void ofAnyScopeIsForThoseWhoMay() {
            ApiClient granter = holderOf(enabled("api-codes:write", "api-codes:grant-any"));

            Answer code = granter.post("api-codes", draft("users:read", "domains:write"));

            assertThat(code.status()).as(code.text()).isEqualTo(201);
            assertThat(holderOf(code).get("users").status()).isEqualTo(200);
        }

        @Test
        void ofOperatorsScopesStaysInTheirOrganization() {
            Answer other = newOrganization();
            ApiClient first = ApiClient.as(
                    other.json().path("firstApiCode").path("secret").asText());

            assertProblem(first.post("api-codes", draft("organizations:read")), 403, "scope-not-held");
            assertProblem(first.post("api-codes", draft("organizations:write")), 403, "scope-not-held");
            assertProblem(first.get("organizations"), 403, "scope-missing");
            assertThat(operator.post("api-codes", draft("organizations:read")).status())
                    .isEqualTo(201);
        }
    }

    @Nested
    class Organizations {
        @Test
        void beginWithACodeThatOpensAllOfTheirOwn() {
            Answer other = newOrganization();
            JsonNode code = other.json().path("firstApiCode");

            assertThat(other.status()).isEqualTo(201);
            assertThat(code.path("enabled").asBoolean()).isTrue();
            assertThat(texts(code.path("scopes")))
                    .containsExactlyElementsOf(Scope.names().stream()
                            .filter(scope -> !Scope.isForOperators(scope))
                            .toList());
            assertThat(ApiClient.as(code.path("secret").asText())
                            .get("organization")
                            .json()
                            .path("id"))
                    .isEqualTo(other.json().path("organization").path("id"));
        }

        @Test
        void takeTheirCodesWithThem() {
            Answer other = newOrganization();
            ApiClient first = ApiClient.as(
                    other.json().path("firstApiCode").path("secret").asText());
            first.post("api-codes", "{\"name\": \"more\"}");

            Answer deleted = operator.delete("organizations/"
                    + other.json().path("organization").path("id").asText());

            assertThat(deleted.status()).as(deleted.text()).isEqualTo(204);
            assertProblem(first.get("organization"), 401, "credentials-wrong");
        }

        @Test
        void seeNoCodesOfOthers() {
            ApiClient first = ApiClient.as(
                    newOrganization().json().path("firstApiCode").path("secret").asText());
            Answer ours = operator.post("api-codes", "{\"name\": \"ours\"}");

            assertThat(first.get("api-codes").json().path("items")).hasSize(1);
            assertProblem(first.get(ours.location()), 404, "api-code-not-found");
            assertProblem(first.delete(ours.location()), 404, "api-code-not-found");
            assertProblem(first.post(ours.location() + "/rotate", "{}"), 404, "api-code-not-found");
        }
    }

    @Nested
    class Credentials {
        private final String secret =
                enabled("users:read").json().path("secret").asText();

        @ParameterizedTest
        @ValueSource(strings = {"Bearer %s", "bearer %s", "BEARER  %s"})
        void comeAsABearerToken(String header) {
            assertThat(ApiClient.anonymous()
                            .with("Authorization", header.formatted(secret))
                            .get("users")
                            .status())
                    .isEqualTo(200);
        }

        @Test
        void comeInAHeaderOfTheirOwn() {
            assertThat(ApiClient.anonymous()
                            .with("X-Api-Key", secret)
                            .get("users")
                            .status())
                    .isEqualTo(200);
        }

        @Test
        void doNotComeInTheQuery() {
            assertProblem(ApiClient.anonymous().get("users?api_key=" + secret), 400, "credentials-in-query");
        }

        @ParameterizedTest
        @ValueSource(strings = {"Basic %s", "%s", "Bearer", "Bearer %sx", "Digest %s", ""})
        void inAnotherFormAreWrong(String header) {
            Answer answer = ApiClient.anonymous()
                    .with("Authorization", header.formatted(secret))
                    .get("users");

            assertProblem(answer, 401, "credentials-wrong");
            assertThat(answer.text()).doesNotContain(secret);
        }

        /** Who sends wrong ones is told so even where none are needed to be. */
        @Test
        void areNotNeededForWhatIsOpen() {
            assertThat(ApiClient.anonymous().get("ping").status()).isEqualTo(200);
            assertThat(ApiClient.anonymous().get("scopes").status()).isEqualTo(200);
        }
    }

    @Nested
    class Scopes {
        @Test
        void areAllListedWithWhatTheyOpen() {
            JsonNode items = operator.get("scopes").json().path("items");

            assertThat(items.findValuesAsText("name")).containsExactlyElementsOf(Scope.names());
            assertThat(items).allSatisfy(scope -> assertThat(scope.path("opens").asText())
                    .isNotBlank());
        }
    }

    @Nested
    class AuditEvents {
        @Test
        void tellWhoDidWhatFromWhereToWhat() {
            Answer code = enabled("api-codes:write");
            Answer made = holderOf(code).with("X-Request-Id", "r-1").post("api-codes", "{\"name\": \"made\"}");

            JsonNode event = events("target=" + id(made)).get(0);

            assertThat(event.path("action").asText()).isEqualTo("api-code.create");
            assertThat(event.path("actorId").asText()).isEqualTo(id(code));
            assertThat(event.path("actorName").asText()).isEqualTo("limited");
            assertThat(event.path("address").asText()).isEqualTo("127.0.0.1");
            assertThat(event.path("requestId").asText()).isEqualTo("r-1");
            assertThat(event.path("targetType").asText()).isEqualTo("api-code");
            assertThat(event.path("targetName").asText()).isEqualTo("made");
            assertThat(event.path("outcome").asText()).isEqualTo("done");
            assertThat(Instant.parse(event.path("at").asText()))
                    .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
        }

        @Test
        void comeForEveryWriteOnACode() {
            Answer code = operator.post("api-codes", "{\"name\": \"watched\"}");
            operator.patch(code.location(), "{\"enabled\": true}");
            operator.post(code.location() + "/rotate", "{}");
            operator.delete(code.location());

            assertThat(events("target=" + id(code)).stream()
                            .map(event -> event.path("action").asText()))
                    .containsExactly("api-code.delete", "api-code.rotate", "api-code.update", "api-code.create");
        }

        @Test
        void doNotComeForWhatWasRefusedOrRead() {
            Answer code = operator.post("api-codes", "{\"name\": \"watched\"}");
            operator.get(code.location());
            operator.patch(code.location(), "{\"name\": null}");
            operator.with("If-Match", "\"x\"").delete(code.location());

            assertThat(events("target=" + id(code))).hasSize(1);
        }

        @Test
        void tellOfARefusalOnceAMinute() {
            Answer code = enabled("users:read");
            ApiClient holder = holderOf(code);
            long minute = Instant.now().getEpochSecond() / 60;
            for (int i = 0; i < 5; i++) {
                assertProblem(holder.get("domains"), 403, "scope-missing");
            }
            assertProblem(holder.get("aliases"), 403, "scope-missing");

            List<JsonNode> refusals = events("outcome=refused&actor=" + id(code));

            boolean sameMinute = Instant.now().getEpochSecond() / 60 == minute;
            assertThat(refusals).hasSizeBetween(2, sameMinute ? 2 : 5); // a minute that is over may be counted by now
            assertThat(refusals.get(0).path("detail").asText())
                    .isEqualTo("scope-missing: this needs the scope aliases:read");
            assertThat(refusals.get(0).path("targetName").asText()).isEqualTo("GET /v1/aliases");
        }

        @Test
        void tellOfRefusedCodes() {
            Answer code = operator.post("api-codes", draft("users:read").replace("true", "false"));
            holderOf(code).get("users");
            operator.patch(code.location(), "{\"enabled\": true, \"expiresAt\": \"2020-01-01T00:00:00Z\"}");
            holderOf(code).get("users");

            assertThat(events("outcome=refused&actor=" + id(code)).stream()
                            .map(event -> event.path("detail").asText()))
                    .satisfiesExactly(
                            detail -> assertThat(detail).startsWith("code-expired: "),
                            detail -> assertThat(detail).startsWith("code-disabled: "));
        }

        @Test
        void tellOfAttemptsToGrantMore() {
            Answer code = enabled("api-codes:write");
            holderOf(code).post("api-codes", draft("users:write"));

            assertThat(events("outcome=refused&actor=" + id(code)).stream()
                            .map(event -> event.path("detail").asText()))
                    .containsExactly("scope-not-held: users:write is not yours to grant");
        }

        @Test
        void tellOfRefusalsByTheRulesOfAFeature() {
            Answer code = enabled("users:write");
            holderOf(code).post("users", """
                    {"address": "ada@else.example", "password": "violet tram ledger 48"}""");

            assertThat(events("outcome=refused&actor=" + id(code)).stream()
                            .map(event -> event.path("detail").asText()))
                    .containsExactly("scope-missing: this needs the scope users.password:write");
        }

        @Test
        void ofAnOperatorsWorkNameNobodyToTheTenant() {
            Answer other = newOrganization();
            String id = other.json().path("organization").path("id").asText();
            operator.patch("organizations/" + id, "{\"name\": \"o" + UUID.randomUUID() + "\"}");

            JsonNode items = ApiClient.as(
                            other.json().path("firstApiCode").path("secret").asText())
                    .get("audit-events")
                    .json()
                    .path("items");

            assertThat(items.findValuesAsText("action")).containsExactly("organization.update", "api-code.create");
            assertThat(items).allSatisfy(event -> {
                assertThat(event.path("actorName").asText()).isEqualTo("an operator");
                assertThat(event.has("actorId")).isFalse();
                assertThat(event.has("address")).isFalse();
            });
            assertThat(events("target=" + id).stream()
                            .map(event -> event.path("actorName").asText()))
                    .containsOnly("first code");
        }

        @Test
        void areFilteredByAllThatTheyTell() {
            Answer code = enabled("api-codes:write");
            Instant start = Instant.now().minusMillis(1);
            Answer made = holderOf(code).post("api-codes", "{\"name\": \"made\"}");
            holderOf(code).patch(made.location(), "{\"name\": \"changed\"}");
            String who = "actor=" + id(code);

            assertThat(events(who)).hasSize(2);
            assertThat(events(who + "&action=api-code.update")).hasSize(1);
            assertThat(events(who + "&action=api-code")).isEmpty();
            assertThat(events(who + "&targetType=api-code")).hasSize(2);
            assertThat(events(who + "&targetType=user")).isEmpty();
            assertThat(events(who + "&outcome=refused")).isEmpty();
            assertThat(events(who + "&after=" + start)).hasSize(2);
            assertThat(events(who + "&before=" + start)).isEmpty();
            assertThat(events(who + "&after=" + Instant.now().plusSeconds(5))).isEmpty();
            assertThat(events("actor=" + UUID.randomUUID())).isEmpty();
        }

        @Test
        void comeInPagesNewestFirst() {
            Answer code = enabled("api-codes:write");
            ApiClient holder = holderOf(code);
            for (int i = 0; i < 7; i++) {
                holder.post("api-codes", "{\"name\": \"n" + i + "\"}");
            }

            List<JsonNode> paged = everything("audit-events?limit=3&actor=" + id(code));

            assertThat(paged.stream().map(event -> event.path("targetName").asText()))
                    .containsExactly("n6", "n5", "n4", "n3", "n2", "n1", "n0");
        }

        @Test
        void areNotThereForOtherOrganizations() {
            Answer other = newOrganization();
            ApiClient first = ApiClient.as(
                    other.json().path("firstApiCode").path("secret").asText());
            operator.post("api-codes", "{\"name\": \"ours\"}");

            JsonNode items = first.get("audit-events").json().path("items");

            assertThat(items).hasSize(1);
            assertThat(items.get(0).path("targetName").asText()).isEqualTo("first code");
        }
    }

    /** Whatever is done with a secret, no log, audit event or later answer tells it. */
    @Test
    void secretsAreToldOnce() {
        List<String> secrets = new ArrayList<>();
        Answer code = enabled("users:read", "api-codes:write", "api-codes:read");
        secrets.add(code.json().path("secret").asText());
        ApiClient holder = holderOf(code);
        holder.get("users");
        holder.get("domains");
        holder.get("users?cursor=" + secrets.get(0));
        holder.get("users/" + secrets.get(0));
        holder.post("api-codes", "{\"name\": \"x\", \"" + secrets.get(0) + "\": 1}");
        holder.post("api-codes", "{\"name\": \"x\", \"scopes\": [\"" + secrets.get(0) + "\"]}");
        Answer rotated = operator.post(code.location() + "/rotate", "{\"graceSeconds\": 60}");
        secrets.add(rotated.json().path("secret").asText());
        ApiClient.as(secrets.get(1) + "x").get("users");
        operator.patch(code.location(), "{\"enabled\": false}");
        holder.get("users");
        secrets.add(newOrganization().json().path("firstApiCode").path("secret").asText());

        String told = SharedServer.get().log()
                + operator.get("audit-events?limit=1000").text()
                + operator.get("api-codes?limit=1000").text()
                + operator.get(code.location()).text();

        assertThat(told).doesNotContain(secrets);
    }

    private Answer newOrganization() {
        return operator.post("organizations", "{\"name\": \"o" + UUID.randomUUID() + "\"}");
    }

    private Answer enabled(String... scopes) {
        return operator.post("api-codes", draft(scopes));
    }

    private List<JsonNode> events(String query) {
        List<JsonNode> events = new ArrayList<>();
        operator.get("audit-events?limit=1000&" + query).json().path("items").forEach(events::add);
        return events;
    }

    /** All items of all pages. */
    private List<JsonNode> everything(String list) {
        List<JsonNode> items = new ArrayList<>();
        String next = null;
        do {
            JsonNode page =
                    operator.get(next == null ? list : list + "&cursor=" + next).json();
            page.path("items").forEach(items::add);
            next = page.path("next").textValue();
        } while (next != null);
        return items;
    }

    private static ApiClient holderOf(Answer code) {
        return ApiClient.as(code.json().path("secret").asText());
    }

    private static String id(Answer made) {
        return made.json().path("id").asText();
    }

    private static String draft(String... scopes) {
        String names = Stream.of(scopes).map(scope -> "\"" + scope + "\"").collect(Collectors.joining(","));
        return "{\"name\": \"limited\", \"enabled\": true, \"scopes\": [" + names + "]}";
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }
}
