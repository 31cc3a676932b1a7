package org.gatehouse.access.limits;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Counts the requests of codes against their limits. Holds at most {@value #MOST} shares. */
@ApplicationScoped
public class RateLimits {
    static final int MOST = 20_000;

    /** How much is made at a time, so that it is made seldom. */
    private static final int ROOM = MOST / 100;

    /** What refuses is narrower than what does not; else what leaves less. */
    private static final Comparator<RateLimit> NARROWER =
            Comparator.comparing(RateLimit::granted).thenComparing(RateLimit::remaining);

    @Inject
    WindowRepository windows;

    @Inject
    LimitsConfig config;

    @Inject
    Clock clock;

    private final ConcurrentHashMap<WindowKey, Lease> leases = new ConcurrentHashMap<>();

    /**
     * The limits that count for a code; a null member is no limit.
     *
     * @param own the code's own limits, or null
     * @param unlimited whether the limits of the configuration are not for it
     */
    public CodeLimits inForce(CodeLimits own, boolean unlimited) {
        return config.complete(own, unlimited);
    }

    /**
     * Counts one request of this code and tells what the narrower of its windows says. The minute is asked first, so that
     * what it refuses does not count against the day.
     *
     * @param limits those that are in force
     * @return empty when it has no limits
     * @throws org.gatehouse.api.ApiException 503 when the database does not answer
     */
    public Optional<RateLimit> spend(UUID organizationId, UUID codeId, CodeLimits limits) {
        Optional<RateLimit> minute = spend(new WindowKey(organizationId, codeId, Window.MINUTE), limits.perMinute());
        if (minute.isPresent() && !minute.get().granted()) {
            return minute;
        }
        Optional<RateLimit> day = spend(new WindowKey(organizationId, codeId, Window.DAY), limits.perDay());
        return Stream.of(minute, day).flatMap(Optional::stream).min(NARROWER);
    }

    /**
     * What a request of this code at this time would be told, as far as is known now; counts nothing.
     *
     * @param limits those that are in force
     */
    public Optional<RateLimit> look(UUID organizationId, UUID codeId, CodeLimits limits, Instant at) {
        return Stream.of(
                        look(new WindowKey(organizationId, codeId, Window.MINUTE), limits.perMinute(), at),
                        look(new WindowKey(organizationId, codeId, Window.DAY), limits.perDay(), at))
                .flatMap(Optional::stream)
                .min(NARROWER);
    }

    int size() {
        return leases.size();
    }

    private Optional<RateLimit> spend(WindowKey key, Long limit) {
        return limit == null ? Optional.empty() : Optional.of(lease(key).spend(limit));
    }

    private Optional<RateLimit> look(WindowKey key, Long limit, Instant at) {
        Lease known = leases.get(key);
        Lease lease = known == null ? new Lease(key, windows, clock) : known; // not kept: nothing is taken
        return limit == null ? Optional.empty() : Optional.of(lease.look(limit, at));
    }

    private Lease lease(WindowKey key) {
        Lease known = leases.get(key);
        if (known != null) {
            return known;
        }
        makeRoom();
        return leases.computeIfAbsent(key, absent -> new Lease(absent, windows, clock));
    }

    /** Drops what is over and, if that is too little, any share: its code has a little less then, never more. */
    private void makeRoom() {
        if (leases.size() < MOST) {
            return;
        }
        leases.values().removeIf(Lease::isOver);
        Iterator<WindowKey> any = leases.keySet().iterator();
        while (leases.size() > MOST - ROOM && any.hasNext()) {
            any.next();
            any.remove();
        }
    }
}
