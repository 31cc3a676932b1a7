package org.gatehouse.webaides;

import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.webaides.content.Kind;

/**
 * Which entries of a container are asked for, and in which order; null members ask for all. Texts are folded as the columns
 * are.
 *
 * @param expand whether instances of events are asked for in place of events
 */
record EntryFilter(
        String q,
        String category,
        String email,
        String phone,
        Instant from,
        Instant to,
        String status,
        Instant dueBefore,
        Instant modifiedAfter,
        boolean expand,
        Sort sort) {
    /** The orders of the list. */
    enum Sort {
        TITLE,
        UPDATED,
        START,
        DUE
    }

    /** All, or those events that may touch a range of time. */
    static EntryFilter ofRange(Instant from, Instant to) {
        return new EntryFilter(null, null, null, null, from, to, null, null, null, false, Sort.TITLE);
    }

    /** Whether events in a range of time are asked for. */
    boolean hasRange() {
        return from != null || to != null;
    }

    /**
     * Refuses what entries of this kind have nothing of.
     *
     * @throws org.gatehouse.api.ApiException 400 {@code invalid-parameter}
     */
    void requireFor(Kind kind) {
        requireOnly(kind, Kind.CONTACTS, email, phone);
        requireOnly(kind, Kind.CALENDAR, from, to, expand ? sort : null, sort == Sort.START ? sort : null);
        requireOnly(kind, Kind.TASKS, status, dueBefore, sort == Sort.DUE ? sort : null);
        if (from != null && to != null && !from.isBefore(to)) {
            throw CommonProblem.INVALID_PARAMETER.because("from must be before to");
        }
        if (expand && (from == null || to == null)) {
            throw CommonProblem.INVALID_PARAMETER.because("expand needs from and to");
        }
        if (expand && sort != Sort.START) {
            throw CommonProblem.INVALID_PARAMETER.because("instances come by start only");
        }
    }

    private static void requireOnly(Kind kind, Kind of, Object... asked) {
        if (kind != of && Stream.of(asked).anyMatch(Objects::nonNull)) {
            throw CommonProblem.INVALID_PARAMETER.because("there is a parameter for %s only", of.word());
        }
    }
}
