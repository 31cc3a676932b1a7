package org.gatehouse.domains.dns;

import java.util.List;

/** The policies of DMARC, from lenient to strict (RFC 7489, 6.3). */
final class DmarcPolicy {
    private static final List<String> BY_STRICTNESS = List.of("none", "quarantine", "reject");

    private DmarcPolicy() {}

    static boolean isKnown(String policy) {
        return BY_STRICTNESS.contains(policy);
    }

    /** Whether one is at least as strict as another; one that is not known is not. */
    static boolean isAsStrict(String policy, String as) {
        return BY_STRICTNESS.indexOf(policy) >= BY_STRICTNESS.indexOf(as);
    }
}
