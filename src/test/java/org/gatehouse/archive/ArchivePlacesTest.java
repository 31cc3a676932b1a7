package org.gatehouse.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gatehouse.archive.ArchivePlaces.Work.EXPORT;
import static org.gatehouse.archive.ArchivePlaces.Work.IMPORT;
import static org.gatehouse.archive.ArchivePlaces.Work.STREAM;
import static org.gatehouse.archive.ArchivePlaces.Work.UPLOAD;

import java.util.UUID;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.CommonProblem;
import org.junit.jupiter.api.Test;

/** How many archives a node has at hand. */
class ArchivePlacesTest {
    private final UUID one = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();

    @Test
    void leavesPlacesToOtherOrganizations() {
        ArchivePlaces places = places(16);

        assertThat(places.take(EXPORT, one)).isTrue();
        assertThat(places.take(EXPORT, one)).isTrue();
        assertThat(places.take(EXPORT, one)).isFalse();
        assertThat(places.take(IMPORT, one)).isTrue();
        assertThat(places.take(IMPORT, one)).isFalse();
        assertThat(places.take(EXPORT, other)).isTrue();
        places.leave(EXPORT, one);
        assertThat(places.take(EXPORT, one)).isTrue();
    }

    @Test
    void leavesHalfOfTheThreadsToOtherJobs() {
        ArchivePlaces places = places(4);

        assertThat(places.take(EXPORT, one)).isTrue();
        assertThat(places.take(IMPORT, one)).isTrue();
        assertThat(places.take(EXPORT, other)).isFalse();
        assertThat(places.take(UPLOAD, other)).isTrue();
    }

    @Test
    void hasAPlaceEvenWithOneThread() {
        ArchivePlaces places = places(1);

        assertThat(places.take(IMPORT, one)).isTrue();
        assertThat(places.take(IMPORT, other)).isFalse();
    }

    @Test
    void refusesRequestsThatFindNone() {
        ArchivePlaces places = places(4);
        places.enter(STREAM, one);
        places.enter(STREAM, one);

        assertThatThrownBy(() -> places.requireRoom(STREAM, one)).satisfies(ArchivePlacesTest::isBusy);
        assertThatThrownBy(() -> places.enter(STREAM, one)).satisfies(ArchivePlacesTest::isBusy);
        places.requireRoom(STREAM, other);
    }

    private static void isBusy(Throwable refusal) {
        assertThat(((ApiException) refusal).type()).isEqualTo(CommonProblem.BUSY);
    }

    private static ArchivePlaces places(int threads) {
        ArchivePlaces places = new ArchivePlaces();
        places.config = new ArchivesConfig();
        places.config.threads = threads;
        return places;
    }
}
