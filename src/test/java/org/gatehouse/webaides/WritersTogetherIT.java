package org.gatehouse.webaides;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.AtOnce;
import org.gatehouse.support.Tenant;
import org.junit.jupiter.api.Test;

/** Writers who meet: nobody waits for ever, nothing is half done, and nobody is told of a failure on our side. */
class WritersTogetherIT {
    private final Keeper keeper = Keeper.fresh();
    private final ApiClient client = keeper.client();
    private final String notes = keeper.first("notes");

    private static List<Integer> statuses(List<Answer> answers) {
        return answers.stream().map(Answer::status).toList();
    }

    /** When some of the others have begun. */
    private Answer afterAWhile(Supplier<Answer> call) {
        for (int i = 0; i < 5; i++) {
            client.get("webaides/" + notes);
        }
        return call.get();
    }

    @Test
    void sixteenOnOneContainerLoseNothing() {
        List<List<Answer>> all = AtOnce.call(16, i -> {
            List<Answer> own = new ArrayList<>();
            for (int n = 0; n < 10; n++) {
                own.add(client.post(Keeper.entries(notes), Keeper.draft("note " + i + " " + n)));
            }
            return own;
        });

        assertThat(all).allSatisfy(own -> assertThat(statuses(own)).containsOnly(201));
        assertThat(Copy.truth(client, List.of(notes))).hasSize(160);
    }

    @Test
    void movesInAllDirectionsDoNotDeadlock() {
        List<String> containers = List.of(notes, keeper.notes(), keeper.notes());
        List<String> ids = keeper.many(notes, 12);

        List<List<Answer>> all = AtOnce.call(12, i -> {
            List<Answer> own = new ArrayList<>();
            for (int n = 0; n < 9; n++) {
                String from = containers.get(n % 3);
                String to = containers.get((n + 1) % 3);
                own.add(client.post(Keeper.entry(from, ids.get(i)) + "/move", "{\"webaideId\": \"" + to + "\"}"));
            }
            return own;
        });

        assertThat(all).allSatisfy(own -> assertThat(statuses(own)).containsOnly(200));
        assertThat(Copy.truth(client, List.of(notes))).hasSize(12);
    }

    @Test
    void aContainerThatGoesTakesAllWithItOrNothing() {
        List<Answer> answers = AtOnce.call(
                9,
                i -> i == 4
                        ? afterAWhile(() -> client.delete("webaides/" + notes))
                        : keeper.batch(notes, true, Keeper.times(200, n -> Keeper.create("note " + n))));

        assertThat(statuses(answers)).containsOnlyOnce(204).isSubsetOf(200, 204, 404);
        Copy copy = Copy.of(client, keeper.user()).sync(100);
        assertThat(copy.entries()).isEmpty();
    }

    @Test
    void aUserWhoGoesTakesAllWithThem() {
        List<Answer> answers = AtOnce.call(
                9,
                i -> i == 4
                        ? afterAWhile(() -> client.delete(keeper.user()))
                        : keeper.batch(notes, true, Keeper.times(200, n -> Keeper.create("note " + n))));

        assertThat(statuses(answers)).containsOnlyOnce(204).isSubsetOf(200, 204, 404);
        assertThat(client.get(keeper.user()).status()).isEqualTo(404);
    }

    @Test
    void manyUsersAreMadeAndDeletedAtOnce() {
        Tenant tenant = keeper.tenant();
        List<Answer> answers = AtOnce.call(12, i -> {
            String address = Tenant.unique("u") + "@elsewhere.example";
            tenant.user(address);
            return client.delete("users/" + address);
        });

        assertThat(statuses(answers)).containsOnly(204);
    }
}
