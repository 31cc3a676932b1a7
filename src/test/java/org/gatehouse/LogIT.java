package org.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.AtOnce;
import org.gatehouse.support.SharedServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the database refuses is answered, and the log keeps no values of rows. */
class LogIT {
    private static final int WRITERS = 32;

    private final ApiClient anna = ApiClient.administrator();
    private final String mark = "zq" + UUID.randomUUID().toString().replace("-", "");
    private final String domain = "d" + UUID.randomUUID() + ".example";

    @AfterEach
    void theLogHoldsNoneOfTheValues() {
        assertThat(SharedServer.get().log()).doesNotContainIgnoringCase(mark);
    }

    @Test
    void ofUsersWhoseAddressIsTaken() {
        newDomain();

        List<Answer> answers = atOnce(() -> anna.post("users", """
                {"address": "%1$s@%2$s", "displayName": "%1$s", "profile": {"city": "%1$s"}}""".formatted(mark, domain)));

        assertOneWon(answers, "username-taken", "address-taken");
    }

    @Test
    void ofUsersWhoseUsernameIsTaken() {
        newDomain();

        List<Answer> answers = atOnce(() -> anna.post("users", """
                {"address": "%s@%s", "username": "%s"}""".formatted(UUID.randomUUID(), domain, mark)));

        assertOneWon(answers, "username-taken");
    }

    @Test
    void ofAliasesWhoseAddressIsTaken() {
        newDomain();

        List<Answer> answers = atOnce(() -> anna.post("aliases", """
                {"address": "%1$s@%2$s", "destinations": ["%1$s@elsewhere.example"]}""".formatted(mark, domain)));

        assertOneWon(answers, "address-taken");
    }

    @Test
    void ofDomainsAndOrganizationsWhoseNameIsTaken() {
        assertOneWon(atOnce(() -> anna.post("domains", "{\"name\": \"" + mark + ".example\"}")), "domain-taken");
        assertOneWon(
                atOnce(() -> anna.post("organizations", "{\"name\": \"" + mark + "\"}")), "organization-name-taken");
    }

    @Test
    void ofBatchesThatMeet() {
        newDomain();
        String batch = """
                {"operations": [{"op": "create", "content": {"address": "%1$s@%2$s", "displayName": "%1$s"}},
                                {"op": "create", "content": {"address": "%1$s2@%2$s"}},
                                {"op": "create", "content": {"address": "%1$s@x@%2$s"}}]}""".formatted(mark, domain);

        List<Answer> answers = atOnce(() -> anna.post("users/batch", batch));

        assertThat(answers)
                .allSatisfy(
                        answer -> assertThat(answer.status()).as(answer.text()).isEqualTo(200));
        for (int item : new int[] {0, 1}) {
            assertThat(answers.stream().map(answer -> answer.json()
                            .path("items")
                            .get(item)
                            .path("status")
                            .asInt()))
                    .containsOnlyOnce(201)
                    .containsOnly(201, 409);
        }
    }

    private void newDomain() {
        assertThat(anna.post("domains", "{\"name\": \"" + domain + "\"}").status())
                .isEqualTo(201);
    }

    private static List<Answer> atOnce(Supplier<Answer> call) {
        return AtOnce.call(WRITERS, i -> call.get());
    }

    private static void assertOneWon(List<Answer> answers, String... slugs) {
        List<String> types =
                List.of(slugs).stream().map(slug -> "/problems/" + slug).toList();
        assertThat(answers.stream().map(Answer::status)).containsOnlyOnce(201).containsOnly(201, 409);
        assertThat(answers.stream().filter(answer -> answer.status() == 409))
                .allSatisfy(answer ->
                        assertThat(answer.json().path("type").asText()).isIn(types));
    }
}
