package org.gatehouse.archive;

import static org.gatehouse.api.CommonProblem.BUSY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.gatehouse.api.ApiException;

/** How many archives this node has at hand at a time, so that other work finds threads, and other organizations places. */
@ApplicationScoped
class ArchivePlaces {
    /** After which a job looks for a place again. */
    static final Duration WAIT = Duration.ofSeconds(5);

    private static final int REQUESTS_AT_ONCE = 4;

    @Inject
    ArchivesConfig config;

    private final List<Place> taken = new ArrayList<>();

    /** What is done with an archive. */
    enum Work {
        EXPORT(2),
        IMPORT(1),
        UPLOAD(2),
        STREAM(2);

        private final int mostOfOne;

        Work(int mostOfOne) {
            this.mostOfOne = mostOfOne;
        }

        private boolean isJob() {
            return this == EXPORT || this == IMPORT;
        }

        /** Jobs share their places. */
        private boolean shares(Work other) {
            return this == other || (isJob() && other.isJob());
        }
    }

    private record Place(Work work, UUID organizationId) {}

    /** Takes a place; false when there is none just now. */
    synchronized boolean take(Work work, UUID organizationId) {
        Place place = new Place(work, organizationId);
        return isFree(place) && taken.add(place);
    }

    private boolean isFree(Place place) {
        Work work = place.work();
        long beside = taken.stream().filter(other -> other.work().shares(work)).count();
        return beside < (work.isJob() ? config.jobs() : REQUESTS_AT_ONCE)
                && Collections.frequency(taken, place) < work.mostOfOne;
    }

    /**
     * Takes a place for a request.
     *
     * @throws ApiException 503 {@code busy}
     */
    void enter(Work work, UUID organizationId) {
        if (!take(work, organizationId)) {
            throw busy();
        }
    }

    /**
     * Refuses when there is none just now.
     *
     * @throws ApiException 503 {@code busy}
     */
    synchronized void requireRoom(Work work, UUID organizationId) {
        if (!isFree(new Place(work, organizationId))) {
            throw busy();
        }
    }

    synchronized void leave(Work work, UUID organizationId) {
        taken.remove(new Place(work, organizationId));
    }

    private static ApiException busy() {
        return BUSY.because("other archives are on their way").with("Retry-After", "5");
    }
}
