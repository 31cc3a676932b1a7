package org.gatehouse.webaides;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.ProblemType;
import org.gatehouse.webaides.EntryWork.Quota;
import org.gatehouse.webaides.content.Columns;
import org.gatehouse.webaides.content.Content;
import org.gatehouse.webaides.content.Kind;
import org.junit.jupiter.api.Test;

class EntryWorkTest {
    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
    private static final Quota ROOM = new Quota(0, 0, 100, 10_000);
    private static final WebAide NOTES = aide();

    private final Entry old = Entry.of(UUID.randomUUID(), 1, NOTES, content("old", "1234"), 3, "me", NOW);

    private static WebAide aide() {
        WebAideChange state = new WebAideChange("Notes", null, null, null);
        UUID id = UUID.randomUUID();
        return new WebAide(id, 1, UUID.randomUUID(), UUID.randomUUID(), Kind.NOTES, state, 1, 1, NOW, NOW);
    }

    private static Content content(String uid, String json) {
        Columns columns = new Columns(null, null, List.of(), null, null, null, null, null, null);
        return new Content(Kind.NOTES, uid, json, columns);
    }

    private static EntryWork work(Quota quota, Entry... before) {
        Map<UUID, Entry> there = new HashMap<>();
        Set<String> uids = new HashSet<>();
        for (Entry entry : before) {
            there.put(entry.id(), entry);
            uids.add(entry.uid());
        }
        return new EntryWork(NOTES, quota, 10, there, uids, NOW);
    }

    private static Entry create(EntryWork work, String uid) {
        return work.create(UUID.randomUUID(), 2, content(uid, "12345678"), "me");
    }

    @Test
    void numbersOperationsInTheirOrder() {
        EntryWork work = work(ROOM, old);

        Entry made = create(work, "a");
        Entry changed = work.replace(old, content("old", "x"));
        work.delete(made);

        assertThat(made.changedSeq()).isEqualTo(11);
        assertThat(changed.changedSeq()).isEqualTo(12);
        assertThat(changed.createdSeq()).isEqualTo(3);
        assertThat(work.tombstones()).extracting(Tombstone::deletedSeq).containsExactly(13L);
    }

    @Test
    void writesAnEntryOnceAsItIsAtTheEnd() {
        EntryWork work = work(ROOM, old);
        Entry made = create(work, "a");
        Entry changed = work.replace(work.replace(made, content("a", "1")), content("a", "12"));
        Entry kept = work.replace(work.replace(old, content("old", "1")), content("old", "12"));

        assertThat(work.added()).containsExactly(changed);
        assertThat(work.changed()).containsExactly(kept);
        assertThat(work.removed()).isEmpty();
    }

    @Test
    void leavesATombstoneOnlyOfWhatCameAndWent() {
        EntryWork work = work(ROOM);
        work.delete(create(work, "a"));

        assertThat(work.added()).isEmpty();
        assertThat(work.removed()).isEmpty();
        assertThat(work.tombstones()).hasSize(1);
        assertThat(work.entriesMore()).isZero();
        assertThat(work.bytesMore()).isZero();
    }

    @Test
    void replacesTheRowOfAnEntryThatIsMadeAgain() {
        EntryWork work = work(ROOM, old);
        work.delete(old);
        Entry again = work.createChosen(old.id(), 9, content("new", "12"), "me");

        assertThat(work.removed()).containsExactly(old.id());
        assertThat(work.added()).containsExactly(again);
        assertThat(work.changed()).isEmpty();
        assertThat(work.tombstones()).isEmpty();
        assertThat(work.bytesMore()).isEqualTo(-2);
    }

    @Test
    void countsWhatComesAndGoes() {
        EntryWork work = work(ROOM, old);
        create(work, "a");
        create(work, "b");
        work.delete(old);

        assertThat(work.entriesMore()).isEqualTo(1);
        assertThat(work.bytesMore()).isEqualTo(12);
    }

    @Test
    void refusesAUidThatIsTaken() {
        EntryWork work = work(ROOM, old);
        create(work, "a");

        assertRefused(WebAideProblem.UID_TAKEN, () -> create(work, "old"));
        assertRefused(WebAideProblem.UID_TAKEN, () -> create(work, "a"));
        work.delete(old);
        assertThat(create(work, "old")).isNotNull();
    }

    @Test
    void refusesAnIdThatIsTaken() {
        Entry elsewhere = Entry.of(UUID.randomUUID(), 5, aide(), content("e", "1"), 4, "me", NOW);
        EntryWork work = work(ROOM, old, elsewhere);

        for (UUID id : List.of(old.id(), elsewhere.id())) {
            assertRefused(WebAideProblem.ENTRY_EXISTS, () -> work.createChosen(id, 9, content("x", "1"), "me"));
        }
        assertRefused(WebAideProblem.ENTRY_NOT_FOUND, () -> work.get(elsewhere.id()));
        assertRefused(WebAideProblem.ENTRY_NOT_FOUND, () -> work.get(UUID.randomUUID()));
    }

    @Test
    void refusesWhatThereIsNoRoomFor() {
        EntryWork entries = work(new Quota(9, 0, 10, 100));
        create(entries, "a");
        assertRefused(WebAideProblem.QUOTA_REACHED, () -> create(entries, "b"));

        EntryWork bytes = work(new Quota(1, 94, 10, 100), old);
        assertRefused(WebAideProblem.QUOTA_REACHED, () -> create(bytes, "a"));
        assertRefused(WebAideProblem.QUOTA_REACHED, () -> bytes.replace(old, content("old", "12345678901")));
        bytes.replace(old, content("old", "1234567890"));
    }

    @Test
    void letsAUserWithoutRoomClearUp() {
        EntryWork work = work(new Quota(20, 200, 10, 100), old);

        work.replace(old, content("old", "1"));
        work.delete(work.get(old.id()));

        assertThat(work.entriesMore()).isEqualTo(-1);
    }

    @Test
    void goesOnAfterItWasWritten() {
        EntryWork work = work(ROOM, old);
        Entry made = create(work, "a");
        work.delete(old);
        assertThat(work.held()).isEqualTo(made.bytes());

        work.written();

        assertThat(work.held()).isZero();
        assertThat(work.added()).isEmpty();
        assertThat(work.removed()).isEmpty();
        assertThat(work.tombstones()).isEmpty();
        assertThat(work.entriesMore()).isZero();
        assertThat(work.knowsContent(made.id())).isFalse();
        Entry changed = work.replace(work.get(made.id()), content("a", "1"));
        Entry again = work.createChosen(old.id(), 9, content("b", "1"), "me");
        assertThat(work.changed()).containsExactly(changed);
        assertThat(work.added()).containsExactly(again);
        assertThat(work.entriesMore()).isEqualTo(1);
    }

    private static void assertRefused(ProblemType type, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ApiException.class, refusal -> assertThat(refusal.type())
                .isEqualTo(type));
    }

    @Test
    void whatIsMadeAgainUnderItsIdHasItsNumberAgain() {
        UUID gone = UUID.randomUUID();
        EntryWork work = work(ROOM, old);
        work.numbered(Map.of(gone, 7L));

        work.delete(old);
        Entry again = work.createChosen(old.id(), 21, content("old", "x"), "me");
        Entry back = work.createChosen(gone, 22, content("gone", "x"), "me");
        work.delete(back);
        Entry backAgain = work.createChosen(gone, 23, content("gone", "x"), "me");
        UUID other = UUID.randomUUID();
        Entry made = work.createChosen(other, 24, content("new", "x"), "me");
        work.delete(made);
        work.written();
        Entry madeAgain = work.createChosen(other, 25, content("new", "x"), "me");

        assertThat(again.number()).isEqualTo(1);
        assertThat(back.number()).isEqualTo(7);
        assertThat(backAgain.number()).isEqualTo(7);
        assertThat(madeAgain.number()).isEqualTo(24);
    }
}
