package org.gatehouse.access;

import java.util.Set;

/** The providers that let callers into an Application just as far as their codes reach. */
public final class AccessControl {
    private AccessControl() {}

    public static Set<Class<?>> providers() {
        return Set.of(AccessFeature.class, QueryFilter.class, RefusalRecorder.class, UseRecorder.class);
    }
}
