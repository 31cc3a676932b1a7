package org.gatehouse.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.support.Answer.assertInvalid;
import static org.gatehouse.support.Answer.assertProblem;
import static org.gatehouse.support.Tenant.unique;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.AtOnce;
import org.gatehouse.support.Lists;
import org.gatehouse.support.Tenant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Many operations on users in one call. */
class UserBatchIT {
    private final Tenant tenant = Tenant.fresh();
    private final ApiClient client = tenant.client();
    private final String domain = tenant.domain();

    private String at(String local) {
        return local + "@" + domain;
    }

    private String create(String local) {
        return """
                {"op": "create", "content": {"address": "%s"}}""".formatted(at(local));
    }

    private String rename(String local, String to) {
        return """
                {"op": "update", "id": "%s", "content": {"address": "%s"}}""".formatted(at(local), at(to));
    }

    private String delete(String local) {
        return """
                {"op": "delete", "id": "%s"}""".formatted(at(local));
    }

    private Answer run(String... operations) {
        return client.post("users/batch", """
                {"operations": [%s]}""".formatted(String.join(",", operations)));
    }

    private Answer runAtomic(String... operations) {
        return client.post("users/batch", """
                {"atomic": true, "operations": [%s]}""".formatted(String.join(",", operations)));
    }

    private static String[] many(int operations, IntFunction<String> operation) {
        return IntStream.range(0, operations).mapToObj(operation).toArray(String[]::new);
    }

    private static List<Integer> statuses(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        List<Integer> statuses = new ArrayList<>();
        answer.json()
                .path("items")
                .forEach(item -> statuses.add(item.path("status").asInt()));
        return statuses;
    }

    private List<String> addresses() {
        return Lists.texts(client, "users", "address");
    }

    @Nested
    class Sizes {
        /** More than go to the database at a time. */
        private static final int MANY = 1_100;

        @Test
        void of10000CreatesAreDone() {
            Answer answer = run(many(10_000, i -> create("user" + i)));

            assertThat(statuses(answer)).hasSize(10_000).containsOnly(201);
            assertThat(tenant.usersCount(domain)).isEqualTo(10_000);
            JsonNode last = answer.json().path("items").get(9_999);
            assertThat(last.path("index").asInt()).isEqualTo(9_999);
            JsonNode user = client.get("users/" + at("user9999")).json();
            assertThat(user.path("id")).isEqualTo(last.path("id"));
            assertThat(user.path("etag")).isEqualTo(last.path("etag"));
        }

        @Test
        void of10001AreRefusedWhole() {
            assertProblem(run(many(10_001, i -> create("user" + i))), 413, "body-too-large");
            assertThat(addresses()).isEmpty();
        }

        @Test
        void ofThousandsOfUpdatesAndDeletesAreDone() {
            run(many(MANY, i -> create("user" + i)));

            Answer updated = run(many(MANY, i -> """
                    {"op": "update", "id": "%s", "content": {"displayName": "User %d"}}""".formatted(at("user" + i), i)));
            Answer deleted = run(many(MANY, i -> delete("user" + i)));

            assertThat(statuses(updated)).hasSize(MANY).containsOnly(200);
            assertThat(statuses(deleted)).hasSize(MANY).containsOnly(204);
            assertThat(tenant.usersCount(domain)).isZero();
        }

        @Test
        void ofManyRenamesAreDone() {
            run(many(MANY, i -> create("user" + i)));
            tenant.alias(at("info"), at("user" + (MANY - 1)));

            Answer answer = run(many(MANY, i -> rename("user" + i, "renamed" + i)));

            assertThat(statuses(answer)).hasSize(MANY).containsOnly(200);
            assertThat(tenant.usersCount(domain)).isEqualTo(MANY);
            assertThat(client.get("users/" + at("renamed" + (MANY - 1))).json().path("etag"))
                    .isEqualTo(answer.json().at("/items/" + (MANY - 1) + "/etag"));
            assertThat(Lists.texts(client, "aliases?destination=" + at("renamed" + (MANY - 1)), "address"))
                    .containsExactly(at("info"));
        }

        @Test
        void ofManyCreatesAndUpdatesInTurnAreDone() {
            Answer answer =
                    run(many(2 * MANY, i -> i % 2 == 0 ? create("user" + i) : """
                    {"op": "update", "id": "%s", "content": {"displayName": "User"}}""".formatted(at("user" + (i - 1)))));

            assertThat(statuses(answer)).hasSize(2 * MANY).containsOnly(200, 201);
            assertThat(tenant.usersCount(domain)).isEqualTo(MANY);
            assertThat(Lists.all(client, "users?q=" + at("user" + 2 * (MANY - 1)), 10))
                    .extracting(user -> user.path("displayName").asText())
                    .containsExactly("User");
        }

        @Test
        void ofManyDeletesAndCreatesInTurnAreDone() {
            run(many(MANY, i -> create("old" + i)));

            Answer answer = run(many(2 * MANY, i -> i % 2 == 0 ? delete("old" + i / 2) : create("new" + i)));

            assertThat(statuses(answer)).hasSize(2 * MANY).containsOnly(201, 204);
            assertThat(tenant.usersCount(domain)).isEqualTo(MANY);
        }

        @Test
        void ofNoneAreDoneToo() {
            assertThat(run().json().path("items")).isEmpty();
        }

        @Test
        void ofMoreThan500PasswordsAreRefusedWhole() {
            Answer refused = run(many(501, i -> """
                    {"op": "create", "content": {"address": "%s", "password": "x"}}""".formatted(at("user" + i))));

            assertProblem(refused, 413, "too-many-passwords");
        }
    }

    @Nested
    class Failures {
        private final String[] oneWrong = many(10, i -> i == 7 ? create("two@ats") : create("user" + i));

        @Test
        void ofOneLeaveTheOthers() {
            Answer answer = run(oneWrong);

            assertThat(statuses(answer)).containsExactly(201, 201, 201, 201, 201, 201, 201, 400, 201, 201);
            JsonNode wrong = answer.json().at("/items/7");
            assertThat(wrong.at("/problem/type").asText()).isEqualTo("/problems/invalid-body");
            assertThat(wrong.at("/problem/errors/0/pointer").asText()).isEqualTo("/content/address");
            assertThat(wrong.has("id")).isFalse();
            assertThat(addresses()).hasSize(9);
            assertThat(tenant.usersCount(domain)).isEqualTo(9);
        }

        @Test
        void ofOneUndoAllWhenAtomic() {
            Answer answer = runAtomic(oneWrong);

            assertProblem(answer, 400, "batch-refused");
            assertThat(answer.json().path("errors").findValuesAsText("pointer")).containsExactly("/operations/7");
            assertThat(addresses()).isEmpty();
            assertThat(tenant.usersCount(domain)).isZero();
            assertThat(Lists.all(client, "audit-events?targetType=user", 10)).isEmpty();
        }

        @Test
        void tellTheirProblemItemByItem() {
            tenant.user(at("ada"));
            tenant.alias(at("info"), at("ada"));

            Answer answer = run(
                    create("ada"),
                    create("info"),
                    delete("none"),
                    """
                    {"op": "update", "id": "%s", "content": {"nickname": "x"}}""".formatted(at("ada")),
                    """
                    {"op": "update", "id": "%s", "content": {"address": "%s"}}""".formatted(at("ada"), at("info")),
                    """
                    {"op": "create", "content": {"address": "x@elsewhere.example", "mailbox": true}}""",
                    """
                    {"op": "create", "content": {"address": "y@elsewhere.example", "username": "%s"}}""".formatted(at("y")));

            assertThat(statuses(answer)).containsExactly(409, 409, 404, 400, 409, 400, 400);
            assertThat(answer.json().path("items").findValuesAsText("type"))
                    .containsExactly(
                            "/problems/username-taken",
                            "/problems/address-taken",
                            "/problems/user-not-found",
                            "/problems/invalid-body",
                            "/problems/address-taken",
                            "/problems/address-outside",
                            "/problems/invalid-body");
            assertThat(addresses()).containsExactly(at("ada"));
        }

        @Test
        void ofAnAddressThatIsNoUsernameIsTheItems() {
            tenant.user(at("ada"));

            Answer answer = run(rename("ada", "a/da"), create("bob"));

            assertThat(statuses(answer)).containsExactly(400, 201);
            assertThat(answer.json().at("/items/0/problem/errors/0/pointer").asText())
                    .isEqualTo("/content/username");
            assertThat(addresses()).containsExactly(at("ada"), at("bob"));
        }

        @Test
        void ofFormAreTheItems() {
            Answer answer = run("""
                    {"op": "create"}""", """
                    {"op": "create", "id": "x", "content": {"address": "a@b.example"}}""", """
                    {"op": "create", "ifMatch": "x", "content": {"address": "a@b.example"}}""", """
                    {"op": "update", "id": "x"}""", """
                    {"op": "update", "content": {}}""", """
                    {"op": "update", "id": "x", "content": [1]}""", """
                    {"op": "delete"}""", """
                    {"op": "delete", "id": "x", "content": {}}""", """
                    {"id": "x"}""");

            assertThat(statuses(answer)).hasSize(9).containsOnly(400);
            assertThat(answer.json().findValuesAsText("pointer"))
                    .containsExactly(
                            "/content", "/id", "/ifMatch", "/content", "/id", "/content", "/id", "/content", "/op");
        }

        @Test
        void ofTheWholeFormAreTheCalls() {
            assertInvalid(client.post("users/batch", "{}"), "/operations");
            assertInvalid(run("null"), "/operations/0");
            assertInvalid(run("{\"op\": \"replace\"}"), "/operations/0/op");
            assertInvalid(client.post("users/batch", """
                    {"operations": [], "dryRun": true}"""), "/dryRun");
            assertInvalid(client.post("users/batch", """
                    {"operations": [], "atomic": "yes"}"""), "/atomic");
        }

        @Test
        void ofAFullDomainLetInAsManyAsFit() {
            client.patch("domains/" + domain, """
                    {"maxUsers": 2}""");

            Answer answer = run(create("a"), create("b"), create("c"), delete("a"), create("d"));

            assertThat(statuses(answer)).containsExactly(201, 201, 409, 204, 201);
            assertThat(tenant.usersCount(domain)).isEqualTo(2);
        }
    }

    @Nested
    class Order {
        @Test
        void ofResultsIsThatOfTheRequest() {
            tenant.user(at("old"));
            tenant.user(at("gone"));

            Answer answer =
                    run(create("new"), delete("gone"), rename("old", "renamed"), delete("none"), create("last"));

            assertThat(statuses(answer)).containsExactly(201, 204, 200, 404, 201);
            assertThat(answer.json().findValues("index"))
                    .extracting(JsonNode::asInt)
                    .containsExactly(0, 1, 2, 3, 4);
            assertThat(answer.json().findValuesAsText("op"))
                    .containsExactly("create", "delete", "update", "delete", "create");
            assertThat(answer.json().at("/items/2/etag"))
                    .isEqualTo(client.get("users/" + at("renamed")).json().path("etag"));
            assertThat(answer.json().at("/items/1").has("etag")).isFalse();
            assertThat(addresses()).containsExactly(at("last"), at("new"), at("renamed"));
        }

        @Test
        void letsAnAddressBeMadeAndDeletedAndMadeAgain() {
            Answer answer = run(create("ada"), delete("ada"), create("ada"), delete("ada"), create("ada"));

            assertThat(statuses(answer)).containsExactly(201, 204, 201, 204, 201);
            assertThat(client.get("users/" + at("ada")).json().path("id"))
                    .isEqualTo(answer.json().at("/items/4/id"));
            assertThat(tenant.usersCount(domain)).isEqualTo(1);
        }

        @Test
        void letsAnAddressBeDeletedAndMadeAgain() {
            client.post("users", """
                    {"address": "%s", "profile": {"city": "London"}}""".formatted(at("ada")));
            tenant.alias(at("info"), at("ada"));

            Answer answer = run(delete("ada"), create("ada"));

            assertThat(statuses(answer)).containsExactly(204, 201);
            assertThat(answer.json().at("/items/0/id"))
                    .isNotEqualTo(answer.json().at("/items/1/id"));
            assertThat(client.get("users/" + at("ada") + "/profile").json()).isEmpty();
            assertProblem(client.get("aliases/" + at("info")), 404, "alias-not-found");
        }

        @Test
        void refusesAnAddressBeforeItIsFree() {
            tenant.user(at("ada"));

            assertThat(statuses(run(create("ada"), delete("ada")))).containsExactly(409, 204);
            assertThat(addresses()).isEmpty();
        }

        @Test
        void letsTwoUsersSwapAddressesByAThird() {
            String ada = tenant.user(at("ada")).path("id").asText();
            String bob = tenant.user(at("bob")).path("id").asText();
            tenant.alias(at("to-ada"), at("ada"));

            Answer answer = run(rename("ada", "third"), rename("bob", "ada"), rename("third", "bob"));

            assertThat(statuses(answer)).containsExactly(200, 200, 200);
            assertThat(client.get("users/" + ada).json().path("address").asText())
                    .isEqualTo(at("bob"));
            assertThat(client.get("users/" + bob).json().path("address").asText())
                    .isEqualTo(at("ada"));
            assertThat(client.get("aliases/" + at("to-ada"))
                            .json()
                            .at("/destinations/0")
                            .asText())
                    .isEqualTo(at("bob"));
            assertThat(statuses(run(rename("ada", "bob")))).containsExactly(409);
        }

        @Test
        void letsAUserLeaveADomainAndComeBack() {
            String other = tenant.domain();
            String id = tenant.user(at("ada")).path("id").asText();
            String to = """
                    {"op": "update", "id": "%s", "content": {"address": "%s"}}""";

            Answer answer = run(
                    to.formatted(id, "ada@" + other), to.formatted(id, at("ada")), to.formatted(id, at("lovelace")));

            assertThat(statuses(answer)).containsExactly(200, 200, 200);
            assertThat(Lists.texts(client, "domains/" + domain + "/members", "username"))
                    .containsExactly(at("lovelace"));
            assertThat(Lists.texts(client, "domains/" + other + "/members", "username"))
                    .isEmpty();
            assertThat(tenant.usersCount(domain)).isEqualTo(1);
        }

        @Test
        void seesWhatWasDoneBefore() {
            Answer answer = run(
                    create("ada"),
                    rename("ada", "lovelace"),
                    delete("ada"),
                    """
                    {"op": "update", "id": "%s", "content": {"username": "countess"}}""".formatted(at("lovelace")),
                    """
                    {"op": "update", "id": "countess", "content": {"displayName": "Ada"}}""",
                    create("ada"),
                    """
                    {"op": "delete", "id": "countess"}""",
                    """
                    {"op": "update", "id": "countess", "content": {"displayName": "Gone"}}""");

            assertThat(statuses(answer)).containsExactly(201, 200, 404, 200, 200, 201, 204, 404);
            assertThat(addresses()).containsExactly(at("ada"));
        }

        @Test
        void takesTheFirstOfTwoWithTheSameAddress() {
            Answer answer = run(create("ada"), create("ADA"), create("bob"));

            assertThat(statuses(answer)).containsExactly(201, 409, 201);
            assertProblem(runAtomic(create("x"), create("X")), 400, "batch-refused");
            assertThat(addresses()).containsExactly(at("ada"), at("bob"));
        }
    }

    @Nested
    class IfMatch {
        @Test
        void isHonouredItemByItem() {
            String etag = tenant.user(at("ada")).path("etag").asText();
            String update = """
                    {"op": "update", "id": "%s", "ifMatch": "%s", "content": {"displayName": "Ada"}}""".formatted(at("ada"), etag);
            String delete = """
                    {"op": "delete", "id": "%s", "ifMatch": "%s"}""".formatted(at("ada"), etag);

            Answer answer = run(update, update, delete);

            assertThat(statuses(answer)).containsExactly(200, 412, 412);
            assertThat(answer.json().findValuesAsText("type")).containsOnly("/problems/stale-version");
            assertThat(addresses()).hasSize(1);
        }
    }

    @Nested
    class IdempotencyKey {
        @Test
        void givesTheSameAnswerAndDoesNothingTwice() {
            ApiClient once = client.with("Idempotency-Key", unique("key-"));
            String body = """
                    {"operations": [%s, %s, %s]}""".formatted(create("ada"), create("a@b"), delete("none"));

            Answer first = once.post("users/batch", body);
            Answer second = once.post("users/batch", body);

            assertThat(statuses(first)).containsExactly(201, 400, 404);
            assertThat(second.status()).as(second.text()).isEqualTo(200);
            assertThat(second.json()).isEqualTo(first.json());
            assertThat(addresses()).hasSize(1);
            assertProblem(once.post("users/batch", body.replace("ada", "eve")), 400, "idempotency-key-reused");
        }
    }

    @Nested
    class AtTheSameTime {
        @Test
        void batchesOfTheSameUsersInAnyOrderMakeEachOnce() {
            List<Answer> answers =
                    AtOnce.call(4, i -> run(many(200, n -> create("user" + (i % 2 == 0 ? n : 199 - n)))));

            assertThat(answers).extracting(Answer::status).containsOnly(200);
            assertThat(answers.stream().flatMap(answer -> statuses(answer).stream()))
                    .containsOnly(201, 409)
                    .filteredOn(status -> status == 201)
                    .hasSize(200);
            assertThat(tenant.usersCount(domain)).isEqualTo(200);
        }

        @Test
        void batchesInOneDomainCountRight() {
            List<Answer> answers = AtOnce.call(6, i -> run(many(50, n -> create("user" + i + "-" + n))));

            assertThat(answers).extracting(Answer::status).containsOnly(200);
            assertThat(tenant.usersCount(domain)).isEqualTo(300);
        }
    }
}
