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
