package org.gatehouse.platform;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Lets each organization have few things under way at a time, so that none takes what is there for all. */
public final class Shares {
    private final Map<UUID, Integer> taken = new ConcurrentHashMap<>();
    private final int most;
    private final Supplier<? extends RuntimeException> busy;

    /**
     * Shares of one size.
     *
     * @param busy made for whoever has that many under way
     */
    public Shares(int most, Supplier<? extends RuntimeException> busy) {
        this.most = most;
        this.busy = busy;
    }

    /** Does the work at once, or not at all. */
    public <T> T in(UUID organizationId, Supplier<T> work) {
        try {
            if (taken.merge(organizationId, 1, Integer::sum) > most) {
                throw busy.get();
            }
            return work.get();
        } finally {
            taken.computeIfPresent(organizationId, (id, number) -> number == 1 ? null : number - 1);
        }
    }
}
