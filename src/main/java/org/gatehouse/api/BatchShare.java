package org.gatehouse.api;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/** What the present request holds of {@link BatchMemory}: as much as a body may have while it reads, then what it has. */
@RequestScoped
class BatchShare {
    @Inject
    BatchMemory memory;

    private int held;

    void take(int bytes) {
        memory.take(bytes);
        held = bytes;
    }

    /** Gives back all but {@code bytes}. */
    void keep(int bytes) {
        memory.give(held - bytes);
        held = bytes;
    }

    @PreDestroy
    void end() {
        keep(0);
    }
}
