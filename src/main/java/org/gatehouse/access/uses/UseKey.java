package org.gatehouse.access.uses;

import java.util.Comparator;
import java.util.UUID;

/**
 * What was used.
 *
 * @param codeId the code
 * @param subject {@link #CODE}, a scope's name, or what {@link #secret} says
 */
record UseKey(UUID codeId, String subject) implements Comparable<UseKey> {
    static final String CODE = "code";
    static final String SECRETS = "secret:";

    private static final Comparator<UseKey> ORDER =
            Comparator.comparing(UseKey::codeId).thenComparing(UseKey::subject);

    /** A secret by its mark, so that it keeps its use when a rotation makes it the previous one. */
    static String secret(String mark) {
        return SECRETS + mark;
    }

    boolean isSecret() {
        return subject.startsWith(SECRETS);
    }

    /** The order in which every node locks rows. */
    @Override
    public int compareTo(UseKey other) {
        return ORDER.compare(this, other);
    }
}
