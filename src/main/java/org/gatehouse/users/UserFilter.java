package org.gatehouse.users;

import java.time.Instant;
import java.util.UUID;

/** Which users are asked for, and in which order; null members ask for all. */
record UserFilter(
        UUID domainId,
        Status status,
        String q,
        Instant createdAfter,
        Instant createdBefore,
        Instant modifiedAfter,
        Sort sort) {
    /** All, in order of making. */
    static final UserFilter BY_CREATION = new UserFilter(null, null, null, null, null, null, Sort.CREATED);

    /** The same, of one domain. */
    UserFilter in(UUID domain) {
        return new UserFilter(domain, status, q, createdAfter, createdBefore, modifiedAfter, sort);
    }

    /** The orders of the list. */
    enum Sort {
        USERNAME,
        CREATED
    }
}
