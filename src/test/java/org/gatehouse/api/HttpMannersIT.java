package org.gatehouse.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.support.Answer.assertProblem;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.RawHttp;
import org.gatehouse.support.SharedServer;
import org.gatehouse.support.TunedServer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How {@code /v1} speaks HTTP, whatever it is about. */
class HttpMannersIT {
    private static final int MIB = 1024 * 1024;

    private final ApiClient anna = ApiClient.administrator();

    @Nested
    class Problems {
        @Test
        void unknownPaths() {
            assertProblem(anna.get("nothing"), 404, "not-found");
            assertProblem(anna.get("ping/nothing"), 404, "not-found");
            assertProblem(ApiClient.anonymous().get("nothing"), 404, "not-found");
            assertProblem(anna.get("/v1"), 404, "not-found");
            assertProblem(anna.get("/v1/"), 404, "not-found");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"/nothing", "/WEB-INF/web.xml", "/META-INF/persistence.xml", "/index.jsp", "/health/nothing"
                })
        void pathsOutsideTheApi(String path) {
            assertThat(anna.get(path).status()).isEqualTo(404);
        }

        @Test
        void errorsOfTheContainer() {
            assertProblem(anna.get("/nothing"), 404, "not-found");
            Answer posted = ApiClient.anonymous().post("/nothing", "{");
            assertThat(posted.status()).isIn(404, 405); // WildFly's server of files knows no POST
            assertThat(posted.header("Content-Type")).isEqualTo("application/problem+json");
        }

        @Test
        void wrongMethodsWithTheRightOnes() {
            Answer answer = anna.send("DELETE", "users");

            assertProblem(answer, 405, "method-not-allowed");
            assertThat(allowed(answer)).contains("GET", "POST").doesNotContain("DELETE");
        }

        @ParameterizedTest
        @ValueSource(strings = {"FOO", "TRACE", "LINK"})
        void methodsThatNoResourceHas(String method) {
            Answer answer = RawHttp.send(SharedServer.uri(), method + " /v1/ping HTTP/1.1", new byte[0]);

            assertThat(answer.status()).isIn(405, 501);
        }

        @ParameterizedTest
        @ValueSource(strings = {"/nothing", "/docs/index.html"})
        void methodsThatTheContainerDoesNotKnow(String path) {
            Answer answer = RawHttp.send(SharedServer.uri(), "FOO " + path + " HTTP/1.1", new byte[0]);

            assertThat(answer.status()).as(answer.text()).isBetween(400, 499);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "text/plain",
                    "application/xml",
                    "application/x-www-form-urlencoded",
                    "application/merge-patch+json"
                })
        void wrongMediaTypes(String mediaType) {
            assertProblem(anna.send("POST", "domains", mediaType, "{}"), 415, "unsupported-media-type");
        }

        @Test
        void mediaTypesThatAreMissingOrNone() {
            assertProblem(
                    anna.send("POST", "domains", null, BodyPublishers.ofString("{}")), 415, "unsupported-media-type");
            assertThat(anna.send("POST", "domains", "x", "{}").status()).isIn(400, 415);
            assertThat(anna.send("POST", "domains", "a/b/c", "{}").status()).isIn(400, 415);
        }

        @Test
        void plainJsonForAPatch() {
            assertProblem(anna.send("PATCH", "organization", "application/json", "{}"), 415, "unsupported-media-type");
        }

        @ParameterizedTest
        @ValueSource(strings = {"text/html", "application/xml", "image/*"})
        void representationsThatThereAreNot(String accept) {
            assertProblem(anna.with("Accept", accept).get("organization"), 406, "not-acceptable");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "application/json",
                    "*/*",
                    "text/html, */*;q=0.1",
                    "application/*",
                    "application/problem+json"
                })
        void noneForThoseThatThereAre(String accept) {
            assertThat(anna.with("Accept", accept).get("organization").status()).isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/v1/users/%zz",
                    "/v1/users/%",
                    "/v1/users/%f",
                    "/v1/users/%ff",
                    "/v1/users/%ed%a0%80",
                    "/v1/users/%00",
                    "/v1/users/a%00b",
                    "/v1/users/%0a",
                    "/v1/users/a%2Fb",
                    "/v1/users/a%5Cb",
                    "/v1/users/a;b=c",
                    "/v1/users/../../..",
                    "/v1/users/%2e%2e/%2e%2e",
                    "/v1//users//",
                    "/v1/users?q=%zz",
                    "/v1/users?q=%ff",
                    "/v1/users?q=%00",
                    "/v1/users?cursor=%00",
                    "/v1/users?limit=%00",
                    "/v1/users?domain=%00",
                    "/v1/users?createdAfter=%00",
                    "/v1/users?createdAfter=%2B999999999-12-31T23:59:59Z",
                    "/v1/domains?name=%00",
                    "/v1/aliases?destination=%00",
                    "/v1/aliases?domain=%00",
                    "/v1/audit-events?action=%00",
                    "/v1/audit-events?targetType=%00",
                    "/v1/api-codes/%00",
                    "/v1/organizations/%00",
                    "/v1/domains/%00/members",
                    "/v1/users/\u00e4",
                    "/v1/users/a|b",
                    "/v1/users/\""
                })
        void oddTargetsButNeverFailures(String target) {
            Answer answer = RawHttp.send(
                    SharedServer.uri(),
                    "GET " + target + " HTTP/1.1\nAuthorization: Bearer " + SharedServer.firstCode(),
                    new byte[0]);

            assertThat(answer.status()).as(answer.text()).isLessThan(500);
        }

        /** What the application sees of such a path goes into the audit trail. */
        @Test
        void oddPathsOfCallersWithoutTheScope() {
            String code = codeWith("");
            for (String path : List.of("a%00b", "%ff", "%ed%a0%80", "%f0%9f%99%82", "a".repeat(3_000))) {
                Answer answer = RawHttp.send(
                        SharedServer.uri(),
                        "GET /v1/users/" + path + " HTTP/1.1\nAuthorization: Bearer " + code,
                        new byte[0]);

                assertThat(answer.status()).as(path + answer.text()).isBetween(400, 499);
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "users?limit=0",
                    "users?limit=x",
                    "users?sort=age",
                    "users?status=gone",
                    "users?createdAfter=now",
                    "domains?enabled=yes",
                    "audit-events?actor=me",
                    "audit-events?outcome=good"
                })
        void wrongParameters(String path) {
            assertProblem(anna.get(path), 400, "invalid-parameter");
        }

        @ParameterizedTest
        @ValueSource(strings = {"organizations", "domains", "users", "aliases", "api-codes", "audit-events"})
        void damagedCursors(String list) {
            assertProblem(anna.get(list + "?cursor=AAAA"), 400, "invalid-cursor");
        }

        @Test
        void aCursorOfAnotherList() {
            anna.post("api-codes", "{\"name\": \"one\"}");
            anna.post("api-codes", "{\"name\": \"two\"}");
            String cursor = anna.get("api-codes?limit=1").json().path("next").asText();

            assertThat(anna.get("api-codes?limit=1&cursor=" + cursor).status()).isEqualTo(200);
            assertProblem(anna.get("audit-events?cursor=" + cursor), 400, "invalid-cursor");
        }
    }

    @Nested
    class Bodies {
        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
                        {"name":"a.example","hush":1}     | invalid-body   | /hush
                        {"name":"a.example","enabled":"yes"} | invalid-body | /enabled
                        {"name":"a.example","maxUsers":1.5} | invalid-body | /maxUsers
                        {"name":"a.example","maxUsers":99999999999999999999} | invalid-body | /maxUsers
                        {"name":"a\\u0000.example"}        | invalid-body   | /name
                        {"name":null}                     | invalid-body   | /name
                        {}                                | invalid-body   | /name
                        []                                | invalid-body   | ''
                        null                              | invalid-body   | ''
                        """)
        void withAWrongMember(String body, String slug, String pointer) {
            Answer answer = anna.post("domains", body);

            assertProblem(answer, 400, slug);
            assertThat(answer.json().path("errors").get(0).path("pointer").asText())
                    .isEqualTo(pointer.equals("''") ? "" : pointer);
            assertThat(answer.text()).doesNotContain("a.example");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    " ",
                    "{",
                    "{\"name\":\"a.example\",\"name\":\"b.example\"}",
                    "{} {}",
                    "{}x",
                    "{name:1}",
                    "{\"name\":\"a\0\"}"
                })
        void thatAreNoJson(String body) {
            assertProblem(anna.post("domains", body), 400, "malformed-json");
        }

        @Test
        void thatAreNotThere() {
            assertProblem(
                    anna.send("POST", "domains", "application/json", BodyPublishers.noBody()), 400, "malformed-json");
            assertProblem(
                    anna.send("PATCH", "organization", "application/merge-patch+json", ""), 400, "malformed-json");
        }

        @Test
        void inAnotherEncoding() {
            for (var charset :
                    List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.ISO_8859_1)) {
                byte[] body = "{\"name\":\"ä.example\"}".getBytes(charset);

                assertProblem(
                        anna.send("POST", "domains", "application/json", BodyPublishers.ofByteArray(body)),
                        400,
                        "malformed-json");
            }
        }

        @Test
        void nestedTooDeep() {
            assertProblem(anna.post("domains", "[".repeat(65) + "]".repeat(65)), 400, "malformed-json");
            assertProblem(anna.post("domains", "[".repeat(200_000)), 400, "malformed-json");
            assertProblem(
                    anna.patch("organization", "{\"a\":".repeat(65) + "1" + "}".repeat(65)), 400, "malformed-json");
        }

        @Test
        void ofOneMebibyteAndNoMore() {
            assertProblem(anna.post("domains", blank(MIB)), 400, "malformed-json");
            assertProblem(anna.post("domains", blank(MIB + 1)), 413, "body-too-large");
        }

        @Test
        void ofUnknownLength() {
            byte[] body = blank(MIB + 1).getBytes(StandardCharsets.US_ASCII);

            Answer answer = RawHttp.send(
                    SharedServer.uri(),
                    "POST /v1/domains HTTP/1.1\nTransfer-Encoding: chunked\nContent-Type: application/json\n"
                            + "Authorization: Bearer " + SharedServer.firstCode(),
                    RawHttp.chunked(body));

            assertProblem(answer, 413, "body-too-large");
        }

        @Test
        void ofABatchUpToThirtyTwoMebibytes() {
            assertProblem(anna.post("users/batch", blank(2 * MIB)), 400, "malformed-json");
            assertProblem(anna.post("users/batch", blank(32 * MIB + 1)), 413, "body-too-large");
        }

        @Test
        void ofTooManyOperations() {
            String operations = Stream.generate(() -> "{\"op\":\"delete\",\"id\":\"x\"}")
                    .limit(10_001)
                    .collect(Collectors.joining(","));

            assertProblem(anna.post("users/batch", "{\"operations\":[" + operations + "]}"), 413, "body-too-large");
        }

        @Test
        void ofMoreTokensThanMemoryHolds() {
            String objects = "{},".repeat(100_000);
            assertProblem(anna.post("domains", "[" + objects + "1]"), 413, "body-too-large");

            String batch = "{\"operations\":[" + "{},".repeat(10 * MIB) + "{}]}";
            assertProblem(anna.post("users/batch", batch), 413, "body-too-large");
        }

        @Test
        void withAListThatIsFarTooLong() {
            Answer answer =
                    anna.post("api-codes", "{\"name\": \"x\", \"scopes\": [" + "null,".repeat(90_000) + "null]}");

            assertProblem(answer, 400, "invalid-body");
            assertThat(answer.json().path("errors").findValuesAsText("pointer")).containsExactly("/scopes");
        }

        @Test
        void areNotReadForTheUnknown() {
            assertProblem(ApiClient.anonymous().post("domains", "{"), 401, "unauthenticated");
        }

        @Test
        void mayGiveTheirCharset() {
            Answer answer = anna.send("POST", "api-codes", "application/json; charset=utf-8", "{\"name\": \"grün\"}");

            assertThat(answer.status()).as(answer.text()).isEqualTo(201);
            assertThat(anna.get(answer.location()).json().path("name").asText()).isEqualTo("grün");
        }
    }

    @Nested
    class EntityTags {
        @Test
        void standInTheHeaderAndInTheBody() {
            Answer code = newCode();

            assertThat(code.etag()).isEqualTo("\"" + code.json().path("etag").asText() + "\"");
            assertThat(anna.get(code.location()).etag()).isEqualTo(code.etag());
            assertThat(anna.send("HEAD", code.location()).etag()).isEqualTo(code.etag());
        }

        @ParameterizedTest
        @ValueSource(strings = {"%s", "W/%s", "\"x\", %s", "*"})
        void spareAReaderWhatItHas(String header) {
            Answer code = newCode();
            ApiClient reader = anna.with("If-None-Match", header.formatted(code.etag()));
            for (String method : List.of("GET", "HEAD")) {
                Answer answer = reader.send(method, code.location());

                assertThat(answer.status()).as(method).isEqualTo(304);
                assertThat(answer.text()).isEmpty();
                assertThat(answer.etag()).isEqualTo(code.etag());
            }
        }

        @Test
        void doNotSpareAReaderWhatHasChanged() {
            Answer code = newCode();
            anna.patch(code.location(), "{\"name\": \"other\"}");

            assertThat(anna.with("If-None-Match", code.etag())
                            .get(code.location())
                            .status())
                    .isEqualTo(200);
        }

        @Test
        void keepOneOfTwoWritersFromUndoingTheOther() {
            Answer code = newCode();
            ApiClient writer = anna.with("If-Match", code.etag());

            assertThat(writer.patch(code.location(), "{\"name\": \"one\"}").status())
                    .isEqualTo(200);
            assertProblem(writer.patch(code.location(), "{\"name\": \"two\"}"), 412, "stale-version");
            assertProblem(writer.delete(code.location()), 412, "stale-version");
            assertThat(anna.get(code.location()).json().path("name").asText()).isEqualTo("one");
        }

        @ParameterizedTest
        @ValueSource(strings = {"%s", "\"x\",%s", "\"x\" , %s , \"y\"", "*", "W/\"x\", %s"})
        void inAListLetAWriterPass(String header) {
            Answer code = newCode();
            ApiClient writer = anna.with("If-Match", header.formatted(code.etag()));

            assertThat(writer.patch(code.location(), "{\"name\": \"one\"}").status())
                    .isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(strings = {"W/%s", "\"x\"", "\"x\", W/%s"})
        void thatAreWeakOrOthersStopAWriter(String header) {
            Answer code = newCode();
            ApiClient writer = anna.with("If-Match", header.formatted(code.etag()));

            assertProblem(writer.patch(code.location(), "{\"name\": \"one\"}"), 412, "stale-version");
        }

        @Test
        void thatAreNoneAreRefused() {
            Answer code = newCode();
            String bare = code.json().path("etag").asText();

            assertProblem(anna.with("If-Match", bare).patch(code.location(), "{}"), 400, "invalid-header");
            assertProblem(anna.with("If-Match", "\"a\" \"b\"").delete(code.location()), 400, "invalid-header");
            assertProblem(anna.with("If-None-Match", bare).get(code.location()), 400, "invalid-header");
        }

        @Test
        void doNotTellThoseWhoMayNotKnow() {
            Answer code = newCode();
            ApiClient stranger = ApiClient.as(codeWith("")).with("If-Match", "\"x\"");

            assertProblem(stranger.patch(code.location(), "{}"), 403, "scope-missing");
        }
    }

    @Nested
    class Methods {
        @ParameterizedTest
        @ValueSource(strings = {"ping", "scopes", "organization", "users", "domains", "audit-events"})
        void headIsGetWithoutABody(String path) {
            Answer head = anna.send("HEAD", path);

            assertThat(head.status()).isEqualTo(200);
            assertThat(head.text()).isEmpty();
            assertThat(head.header("Content-Type")).isEqualTo(anna.get(path).header("Content-Type"));
        }

        @Test
        void headNeedsTheScopeToo() {
            assertThat(ApiClient.anonymous().send("HEAD", "users").status()).isEqualTo(401);
            assertThat(ApiClient.as(codeWith("")).send("HEAD", "users").status())
                    .isEqualTo(403);
            assertThat(anna.send("HEAD", "users/nobody").status()).isEqualTo(404);
        }

        @ParameterizedTest
        @CsvSource({"users,GET;HEAD;OPTIONS;POST", "users/nobody,DELETE;GET;HEAD;OPTIONS;PATCH", "ping,GET;HEAD;OPTIONS"
        })
        void optionsTellsWhatThereIs(String path, String methods) {
            Answer answer = ApiClient.anonymous().send("OPTIONS", path);

            assertThat(answer.status()).isIn(200, 204);
            assertThat(allowed(answer)).containsExactlyInAnyOrder(methods.split(";"));
        }

        @Test
        void optionsOfNothingIsNotFound() {
            assertProblem(anna.send("OPTIONS", "nothing"), 404, "not-found");
        }
    }

    @Nested
    class RequestIds {
        @Test
        void areMadeUnlessGiven() {
            String one = anna.get("ping").header("X-Request-Id");

            assertThat(UUID.fromString(one))
                    .isNotEqualTo(UUID.fromString(anna.get("ping").header("X-Request-Id")));
        }

        @ParameterizedTest
        @ValueSource(strings = {"ping", "nothing", "users?limit=0", "/nothing", "/health/live"})
        void comeBackInEveryAnswer(String path) {
            assertThat(anna.with("X-Request-Id", "order-4711:a.b_c")
                            .get(path)
                            .headers()
                            .allValues("X-Request-Id"))
                    .containsExactly("order-4711:a.b_c");
        }

        @ParameterizedTest
        @ValueSource(strings = {"a b", "<script>", "a,b"})
        void areReplacedWhenIndecent(String id) {
            assertThat(UUID.fromString(anna.with("X-Request-Id", id).get("ping").header("X-Request-Id")))
                    .isNotNull();
            String tooLong = "x".repeat(65);
            assertThat(anna.with("X-Request-Id", tooLong).get("ping").header("X-Request-Id"))
                    .isNotEqualTo(tooLong);
        }

        @Test
        void standInTheAuditTrail() {
            String id = "req-" + UUID.randomUUID();
            anna.with("X-Request-Id", id).post("api-codes", "{\"name\": \"x\"}");

            assertThat(anna.get("audit-events?action=api-code.create&limit=1")
                            .json()
                            .path("items")
                            .get(0)
                            .path("requestId")
                            .asText())
                    .isEqualTo(id);
        }
    }

    @Nested
    class Headers {
        @Test
        void keepAnswersOutOfCachesAndBrowsersFromGuessing() {
            assertThat(anna.get("users").header("Cache-Control")).isEqualTo("no-store");
            assertThat(anna.get("organization").header("Cache-Control")).isEqualTo("private, no-cache");
            assertThat(anna.get("users/nobody").header("Cache-Control")).isEqualTo("no-store");
            assertThat(anna.get("/nothing").header("Cache-Control")).isEqualTo("no-store");
            assertThat(anna.get("ping").header("X-Content-Type-Options")).isEqualTo("nosniff");
        }

        @Test
        void makeNoSessionAndTellNoVersion() {
            Answer answer = anna.get("organization");

            assertThat(answer.headers().map().keySet()).doesNotContain("set-cookie", "server", "x-powered-by");
        }

        @Test
        void sayHowToAuthenticate() {
            assertThat(ApiClient.anonymous().get("users").header("WWW-Authenticate"))
                    .isEqualTo("Bearer realm=\"gatehouse\"");
        }
    }

    @Nested
    class IdempotencyKeys {
        @Test
        void makeARepeatedPostOne() {
            ApiClient again = anna.with("Idempotency-Key", UUID.randomUUID().toString());

            Answer first = again.post("api-codes", "{\"name\": \"once\"}");
            Answer second = again.post("api-codes", "{\"name\": \"once\"}");

            assertThat(first.status()).isEqualTo(201);
            assertThat(second.status()).isEqualTo(201);
            assertThat(second.json()).isEqualTo(first.json());
            assertThat(second.location()).isEqualTo(first.location());
            assertThat(second.etag()).isEqualTo(first.etag());
        }

        @Test
        void workForEveryPost() {
            String name = "d" + UUID.randomUUID() + ".example";
            String batch = """
                    {"operations": [{"op": "create", "content": {"address": "b@%1$s"}}, {"op": "create", "content": {}},
                                    {"op": "delete", "id": "a@%1$s"}]}""".formatted(name);

            assertSameTwice(
                    "domains", "{\"name\": \"%s\", \"firstUser\": {\"address\": \"a@%s\"}}".formatted(name, name));
            assertSameTwice("users", "{\"address\": \"c@%s\"}".formatted(name));
            assertSameTwice("users/batch", batch);
            assertSameTwice("aliases", "{\"address\": \"d@%s\", \"destinations\": [\"c@%s\"]}".formatted(name, name));
            assertSameTwice("organizations", "{\"name\": \"%s\"}".formatted(name));
            assertSameTwice(newCode().location() + "/rotate", "{}");
        }

        @Test
        void areRefusedWithAnotherBody() {
            ApiClient again = anna.with("Idempotency-Key", UUID.randomUUID().toString());
            again.post("api-codes", "{\"name\": \"one\"}");

            assertProblem(again.post("api-codes", "{\"name\": \"two\"}"), 400, "idempotency-key-reused");
        }

        @Test
        void countForOnePathOnly() {
            ApiClient again = anna.with("Idempotency-Key", UUID.randomUUID().toString());
            Answer code = again.post("api-codes", "{\"name\": \"one\"}");

            assertThat(again.post(code.location() + "/rotate", "{}").status()).isEqualTo(200);
        }

        @Test
        void countForOneCodeOnly() {
            String key = UUID.randomUUID().toString();
            Answer mine = anna.with("Idempotency-Key", key).post("api-codes", "{\"name\": \"one\"}");
            ApiClient other = ApiClient.as(codeWith("\"api-codes:write\""));

            Answer others = other.with("Idempotency-Key", key).post("api-codes", "{\"name\": \"one\"}");

            assertThat(others.json().path("id")).isNotEqualTo(mine.json().path("id"));
        }

        @Test
        void areForgottenWhenThePostWasRefused() {
            ApiClient again = anna.with("Idempotency-Key", UUID.randomUUID().toString());

            assertProblem(again.post("api-codes", "{\"name\": \"\"}"), 400, "invalid-body");
            assertThat(again.post("api-codes", "{\"name\": \"better\"}").status())
                    .isEqualTo(201);
        }

        @Test
        void makeOneOutOfManyAtOnce() {
            ApiClient again = anna.with("Idempotency-Key", UUID.randomUUID().toString());
            List<CompletableFuture<Answer>> posts = Stream.generate(
                            () -> CompletableFuture.supplyAsync(() -> again.post("api-codes", "{\"name\": \"once\"}")))
                    .limit(8)
                    .toList();

            Set<String> ids = posts.stream()
                    .map(CompletableFuture::join)
                    .peek(answer ->
                            assertThat(answer.status()).as(answer.text()).isEqualTo(201))
                    .map(answer -> answer.json().path("id").asText())
                    .collect(Collectors.toSet());

            assertThat(ids).hasSize(1);
        }

        @ParameterizedTest
        @ValueSource(strings = {"a b", "a\tb", " "})
        void thatAreNoneAreRefused(String key) {
            Answer answer = RawHttp.send(
                    SharedServer.uri(),
                    "POST /v1/api-codes HTTP/1.1\nContent-Type: application/json\nContent-Length: 13\nIdempotency-Key: "
                            + key + "\nAuthorization: Bearer " + SharedServer.firstCode(),
                    "{\"name\": \"a\"}".getBytes(StandardCharsets.US_ASCII));

            assertProblem(answer, 400, "invalid-header");
        }

        @Test
        void haveUpToTwoHundredCharacters() {
            assertThat(anna.with("Idempotency-Key", "!~".repeat(50) + UUID.randomUUID() + "x".repeat(64))
                            .post("api-codes", "{\"name\": \"a\"}")
                            .status())
                    .isEqualTo(201);
            assertProblem(
                    anna.with("Idempotency-Key", "x".repeat(201)).post("api-codes", "{\"name\": \"a\"}"),
                    400,
                    "invalid-header");
        }

        @Test
        void neverFailForThePathTheyStandWith() {
            ApiClient again = anna.with("Idempotency-Key", "k");

            assertProblem(again.post("api-codes/" + "x".repeat(3_000) + "/rotate", "{}"), 404, "api-code-not-found");
            assertProblem(again.post("api-codes/%F0%9F%99%82/rotate", "{}"), 404, "api-code-not-found");
        }

        private void assertSameTwice(String path, String body) {
            ApiClient again = anna.with("Idempotency-Key", UUID.randomUUID().toString());

            Answer first = again.post(path, body);
            Answer second = again.post(path, body);

            assertThat(first.status()).as(first.text()).isIn(200, 201);
            assertThat(second.status()).as(second.text()).isEqualTo(first.status());
            assertThat(second.text()).isEqualTo(first.text());
        }
    }

    @Nested
    class CrossOriginIsOff {
        @Test
        void forCalls() {
            Answer answer = anna.with("Origin", "https://panel.example.com").get("organization");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control"));
        }

        @Test
        void forPreflights() {
            Answer answer = preflight(SharedServer.uri(), "https://panel.example.com");

            assertThat(answer.headers().map().keySet())
                    .noneMatch(name -> name.toLowerCase().startsWith("access-control"));
        }
    }

    @Nested
    class CrossOriginIsOn {
        private static final String PANEL = "https://panel.example.com";

        @Test
        void forPreflightsOfTheConfiguredOrigins() {
            Answer answer = preflight(TunedServer.uri(), PANEL);

            assertThat(answer.status()).isEqualTo(204);
            assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(PANEL);
            assertThat(answer.header("Access-Control-Allow-Methods")).contains("PATCH");
            assertThat(answer.header("Access-Control-Allow-Headers")).contains("Authorization", "If-Match");
            assertThat(answer.header("Access-Control-Allow-Credentials")).isNull();
            assertThat(preflight(TunedServer.uri(), "http://localhost:3000").header("Access-Control-Allow-Origin"))
                    .isEqualTo("http://localhost:3000");
        }

        @Test
        void forAnswersAndRefusals() {
            for (String path : List.of("ping", "users", "nothing")) {
                Answer answer =
                        ApiClient.at(TunedServer.uri()).with("Origin", PANEL).get(path);

                assertThat(answer.header("Access-Control-Allow-Origin"))
                        .as(path)
                        .isEqualTo(PANEL);
                assertThat(answer.header("Access-Control-Expose-Headers")).contains("ETag", "X-Request-Id");
                assertThat(answer.headers().allValues("Vary")).contains("Origin");
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://evil.example",
                    "http://panel.example.com",
                    "https://panel.example.com.evil.example",
                    "null"
                })
        void butForNoOthers(String origin) {
            Answer answer =
                    ApiClient.at(TunedServer.uri()).with("Origin", origin).get("ping");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Access-Control-Allow-Origin")).isNull();
            assertThat(answer.headers().allValues("Vary")).contains("Origin");
            assertThat(preflight(TunedServer.uri(), origin).header("Access-Control-Allow-Origin"))
                    .isNull();
        }
    }

    private Answer newCode() {
        return anna.post("api-codes", "{\"name\": \"a code\"}");
    }

    private String codeWith(String scopes) {
        return anna.post("api-codes", "{\"name\": \"limited\", \"enabled\": true, \"scopes\": [" + scopes + "]}")
                .json()
                .path("secret")
                .asText();
    }

    private static Answer preflight(URI server, String origin) {
        return RawHttp.send(
                server,
                "OPTIONS /v1/users HTTP/1.1\nAccess-Control-Request-Method: POST\nOrigin: " + origin,
                new byte[0]);
    }

    private static List<String> allowed(Answer answer) {
        return Arrays.stream(answer.header("Allow").split(","))
                .map(String::strip)
                .toList();
    }

    /** An object that is not closed before the end. */
    private static String blank(int length) {
        return "{" + " ".repeat(length - 1);
    }
}
