package org.gatehouse.users;

import java.time.Instant;
import java.util.UUID;

/** Which users are asked for, and in which order; null members ask for all. */
public record UserFilter(
        UUID domainId,
        Status status,
        String q,
        Instant createdAfter,
        Instant createdBefore,
        Instant modifiedAfter,
        Sort sort) {
    /** All, in order of making. */
    static final UserFilter BY_CREATION = new UserFilter(null, null, null, null, null, null, Sort.CREATED);

    /**
     * Those made in a time, in order of making.
     *
     * @param status null for any
     * @param from the earliest time, or null
     * @param before the time before which they were made, or null
     */
    public static UserFilter made(Status status, Instant from, Instant before) {
        return new UserFilter(null, status, null, from, before, null, Sort.CREATED);
    }

    /** The same, of one domain. */
    UserFilter in(UUID domain) {
        return new UserFilter(domain, status, q, createdAfter, createdBefore, modifiedAfter, sort);
    }

    /** The orders of the list. */
    public enum Sort {
        USERNAME,
        CREATED
    }
}
