package org.gatehouse.webaides;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.gatehouse.support.Answer;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.AtOnce;
import org.gatehouse.support.Lists;
import org.gatehouse.support.Tenant;

/** One user's notes under the hands of many writers, and the copies that clients have of them. */
final class DeltaModel {
    static final int WRITERS = 8;
    static final int CLIENTS = 3;

    private static final Set<Integer> LAWFUL = Set.of(200, 201, 204, 404, 409, 412);
    private static final Tenant TENANT = Tenant.fresh();

    private final Keeper keeper = Keeper.in(TENANT);
    private final ApiClient client = keeper.client();
    private final List<String> containers = new CopyOnWriteArrayList<>(List.of(keeper.first("notes"), keeper.notes()));
    private final List<String> ids = new CopyOnWriteArrayList<>();

    /** What writers do. */
    enum Act {
        CREATE,
        CREATE_CHOSEN,
        REPLACE,
        PATCH,
        DELETE,
        MOVE,
        MAKE_AGAIN,
        BATCH,
        ATOMIC_BATCH,
        CONTAINER
    }

    /** One deed of a writer; the numbers pick what it is done to. */
    record Step(Act act, int one, int other) {}

    /** One request of a client, after a pause. */
    record Sync(int limit, boolean isCutOff, int pauseMillis) {}

    /** What everybody does. */
    record Plan(List<List<Step>> writers, List<List<Sync>> clients) {}

    /** Carries out the plan and compares all copies with what is there in the end. */
    void run(Plan plan) {
        List<String> kept = List.copyOf(containers);
        List<Copy> copies = List.of(
                Copy.of(client, "webaides/" + kept.get(0)),
                Copy.of(client, "webaides/" + kept.get(1)),
                Copy.of(client, keeper.user()));
        AtOnce.call(WRITERS + CLIENTS, i -> {
            if (i < WRITERS) {
                plan.writers().get(i).forEach(this::perform);
            } else {
                Copy copy = copies.get(i - WRITERS);
                plan.clients().get(i - WRITERS).forEach(sync -> sync(copy, sync));
            }
            return null;
        });
        for (int i = 0; i < 2; i++) {
            copies.get(i).sync(7);
            assertThat(copies.get(i).entries()).isEqualTo(Copy.truth(client, List.of(kept.get(i))));
        }
        List<String> all = Lists.texts(client, keeper.user() + "/webaides?kind=notes", "id");
        copies.get(2).sync(11);
        assertThat(copies.get(2).entries()).isEqualTo(Copy.truth(client, all));
        assertThat(Copy.of(client, keeper.user()).sync(13).entries())
                .as("a client that begins now")
                .isEqualTo(copies.get(2).entries());
    }

    private static void sync(Copy copy, Sync sync) {
        try {
            Thread.sleep(sync.pauseMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        if (sync.isCutOff()) {
            copy.losePage(sync.limit());
        } else {
            copy.page(sync.limit());
        }
    }

    private void perform(Step step) {
        String webaide = pick(containers, step.one());
        String id = ids.isEmpty() ? UUID.randomUUID().toString() : pick(ids, step.other());
        String entry = Keeper.entry(webaide, id);
        String draft = Keeper.draft("title " + step.one() + " " + step.other());
        switch (step.act()) {
            case CREATE -> made(lawful(client.post(Keeper.entries(webaide), draft)));
            case CREATE_CHOSEN ->
                made(lawful(client.with("If-None-Match", "*")
                        .put(Keeper.entry(webaide, UUID.randomUUID().toString()), draft)));
            case REPLACE -> {
                Answer before = client.get(entry);
                lawful(
                        before.status() == 200
                                ? client.with("If-Match", before.etag()).put(entry, draft)
                                : before);
            }
            case PATCH -> lawful(client.patch(entry, "{\"content\": {\"body\": \"body " + step.one() + "\"}}"));
            case DELETE -> lawful(client.delete(entry));
            case MOVE -> move(entry, webaide, pick(containers, step.other()));
            case MAKE_AGAIN -> lawful(client.put(entry, draft));
            case BATCH -> batch(webaide, false, step);
            case ATOMIC_BATCH -> batch(webaide, true, step);
            case CONTAINER -> container(step);
        }
    }

    private void move(String entry, String from, String to) {
        if (!from.equals(to)) {
            Answer answer = client.post(entry + "/move", "{\"webaideId\": \"" + to + "\"}");
            if (answer.status() != 400) { // the other container may have gone
                lawful(answer);
            }
        }
    }

    private void batch(String webaide, boolean atomic, Step step) {
        List<String> operations = new ArrayList<>();
        for (int i = 0; i <= step.other() % 12; i++) {
            String id = ids.isEmpty() ? UUID.randomUUID().toString() : pick(ids, step.one() + i);
            operations.add(
                    switch ((step.one() + i) % 4) {
                        case 0, 1 -> Keeper.create("batch " + step.one() + " " + i);
                        case 2 -> """
                                {"op": "update", "id": "%s", "content": {"body": "batch %d"}}""".formatted(id, i);
                        default -> """
                                {"op": "delete", "id": "%s"}""".formatted(id);
                    });
        }
        Answer answer = keeper.batch(webaide, atomic, operations.toArray(String[]::new));
        if (answer.status() == 200) {
            answer.json().path("items").forEach(item -> {
                if (item.path("status").asInt() == 201) {
                    ids.add(item.path("id").asText());
                }
            });
        } else if (!atomic || answer.status() != 400) {
            lawful(answer);
        }
    }

    /** A container that lives for a while, with what is made in it and moved into it. */
    private void container(Step step) {
        String made = keeper.notes();
        containers.add(made);
        for (int i = 0; i < step.one() % 5; i++) {
            made(lawful(client.post(Keeper.entries(made), Keeper.draft("short lived " + i))));
            String id = pick(ids, step.other() + i);
            move(Keeper.entry(containers.get(0), id), containers.get(0), made);
        }
        if (step.other() % 2 == 0) {
            containers.remove(made);
            lawful(client.delete("webaides/" + made));
        }
    }

    private void made(Answer answer) {
        if (answer.status() == 201) {
            ids.add(answer.json().path("id").asText());
        }
    }

    private static Answer lawful(Answer answer) {
        assertThat(LAWFUL).as(answer.text()).contains(answer.status());
        return answer;
    }

    private static String pick(List<String> from, int number) {
        List<String> now = List.copyOf(from);
        return now.get(number % now.size());
    }
}
