package org.gatehouse.api;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/**
 * What the present request holds of {@link BatchMemory}: a batch as much as its body may have while it reads, then what it has; a
 * page of large things what they may have.
 */
@RequestScoped
public class BatchShare {
    @Inject
    BatchMemory memory;

    private int held;

    /**
     * Waits until so much is free.
     *
     * @throws ApiException 503 {@code busy} when it does not become free
     */
    public void take(int bytes) {
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
