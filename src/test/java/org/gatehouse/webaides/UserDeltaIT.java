package org.gatehouse.webaides;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.support.Answer.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.gatehouse.support.ApiClient;
import org.junit.jupiter.api.Test;

/** What changed in all of a user's containers, and in the containers themselves. */
class UserDeltaIT {
    private final Keeper keeper = Keeper.fresh();
    private final ApiClient client = keeper.client();
    private final String notes = keeper.first("notes");
    private final String token = keeper.userSynced();

    private JsonNode told() {
        return keeper.userChanges(token);
    }

    private static String aides(JsonNode answer) {
        return Keeper.told(answer.path("webaides"));
    }

    @Test
    void tellsEntriesOfAllContainersWithTheirPlace() {
        String note = keeper.noteId(notes, "one");
        String link = client.post(Keeper.entries(keeper.first("links")), """
                        {"content": {"url": "https://example.com"}}""")
                .json()
                .path("id")
                .asText();

        JsonNode told = told();

        assertThat(Keeper.told(told)).isEqualTo("[%s, %s] [] []".formatted(note, link));
        assertThat(told.at("/added/0/webaideId").asText()).isEqualTo(notes);
        assertThat(told.at("/added/1/kind").asText()).isEqualTo("links");
    }

    @Test
    void tellsAMoveAsAnUpdate() {
        String note = keeper.noteId(notes, "one");
        String other = keeper.notes();
        String later = keeper.userSynced();
        keeper.move(notes, note, other);

        JsonNode told = keeper.userChanges(later);

        assertThat(Keeper.told(told)).isEqualTo("[] [" + note + "] []");
        assertThat(told.at("/updated/0/webaideId").asText()).isEqualTo(other);
    }

    @Test
    void tellsContainersAddedUpdatedAndDeleted() {
        String made = keeper.notes();
        client.patch("webaides/" + notes, "{\"color\": \"#123456\"}");
        String shortLived = keeper.notes();
        client.delete("webaides/" + shortLived);

        assertThat(aides(told())).isEqualTo("[%s] [%s] [%s]".formatted(made, notes, shortLived));
    }

    @Test
    void letsADeletedContainerStandForItsEntries() {
        keeper.many(notes, 3);
        String later = keeper.userSynced();
        client.delete("webaides/" + notes);

        JsonNode told = keeper.userChanges(later);

        assertThat(Keeper.told(told)).isEqualTo("[] [] []");
        assertThat(aides(told)).isEqualTo("[] [] [" + notes + "]");
        assertThat(told.at("/webaides/deleted/0/kind").asText()).isEqualTo("notes");
    }

    @Test
    void tellsTheEndOfWhatWasMovedIntoADeletedContainer() {
        String note = keeper.noteId(notes, "one");
        String later = keeper.userSynced();
        String other = keeper.notes();
        keeper.move(notes, note, other);
        client.delete("webaides/" + other);

        assertThat(Keeper.ids(keeper.userChanges(later), "deleted")).containsExactly(note);
    }

    @Test
    void tellsTheEndOfWhatWasDeletedInADeletedContainer() {
        String note = keeper.noteId(notes, "one");
        String later = keeper.userSynced();
        String other = keeper.notes();
        keeper.move(notes, note, other);
        keeper.delete(other, note);
        client.delete("webaides/" + other);

        assertThat(Keeper.ids(keeper.userChanges(later), "deleted")).containsExactly(note);
    }

    @Test
    void tellsTheEndOfWhatWasMovedToOneWhoAsksPageByPage() {
        String note = keeper.noteId(notes, "one");
        String another = keeper.noteId(notes, "another");
        String other = keeper.notes();
        Copy copy = Copy.of(client, keeper.user()).sync(100);
        keeper.move(notes, note, other);
        keeper.retitle(notes, another, "changed");
        keeper.retitle(other, note, "changed");

        assertThat(copy.page(1)).isTrue(); // past the number of the move
        client.delete("webaides/" + other);

        assertThat(copy.sync(1).entries()).isEqualTo(Copy.truth(client, List.of(notes)));
    }

    @Test
    void keepsWhatWasMovedOutOfADeletedContainer() {
        String note = keeper.noteId(notes, "one");
        Copy copy = Copy.of(client, keeper.user()).sync(100);
        String other = keeper.notes();
        keeper.move(notes, note, other);
        client.delete("webaides/" + notes);

        for (int limit : new int[] {1, 100}) {
            copy.sync(limit);
            assertThat(copy.entries()).isEqualTo(Copy.truth(client, List.of(other)));
        }
    }

    @Test
    void beginsAgainWhenTheCodeMayReadMore() {
        ApiClient narrow = keeper.tenant().codeWith("webaides.notes:read");
        ApiClient wide = keeper.tenant().codeWith("webaides.notes:read", "webaides.links:read");
        String ofNarrow =
                narrow.get(keeper.user() + "/changes").json().path("next").asText();
        String ofWide = wide.get(keeper.user() + "/changes").json().path("next").asText();

        assertProblem(wide.get(keeper.user() + "/changes?since=" + ofNarrow), 410, "sync-token-expired");
        assertThat(narrow.get(keeper.user() + "/changes?since=" + ofWide).status())
                .isEqualTo(200);
    }

    @Test
    void doesNotWidenATokenThatWasNarrowedMeanwhile() {
        ApiClient narrow = keeper.tenant().codeWith("webaides.notes:read");
        ApiClient wide = keeper.tenant().codeWith("webaides.notes:read", "webaides.links:read");
        String ofWide = wide.get(keeper.user() + "/changes").json().path("next").asText();
        String narrowed = narrow.get(keeper.user() + "/changes?since=" + ofWide)
                .json()
                .path("next")
                .asText();

        assertProblem(wide.get(keeper.user() + "/changes?since=" + narrowed), 410, "sync-token-expired");
    }

    @Test
    void countsContainersAgainstTheLimit() {
        JsonNode first = keeper.changes(keeper.user(), null, "&limit=3");

        assertThat(Keeper.ids(first.path("webaides"), "added")).hasSize(3);
        assertThat(first.path("more").asBoolean()).isTrue();
        assertThat(Copy.of(client, keeper.user()).sync(2).entries()).isEmpty();
    }

    @Test
    void givesIdsEtagsAndPlacesOnlyIfAsked() {
        keeper.note(notes, "one");

        JsonNode entry = keeper.changes(keeper.user(), token, "&fields=ids").at("/added/0");

        assertThat(entry.properties()).extracting(member -> member.getKey()).containsExactly("id", "webaideId", "etag");
    }
}
