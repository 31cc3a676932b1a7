package org.gatehouse.aliases;

import java.util.UUID;

/** Which aliases are asked for; null members ask for all. */
record AliasFilter(UUID domainId, String destinationKey) {
    static final AliasFilter ALL = new AliasFilter(null, null);

    /** The same, of one domain. */
    AliasFilter in(UUID domain) {
        return new AliasFilter(domain, destinationKey);
    }
}
