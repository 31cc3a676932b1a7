package org.gatehouse.certificates;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.gatehouse.api.ApiException;
import org.gatehouse.platform.ServerStateRepository;

/**
 * Keeps what is asked of the CA below its limits, so that it never has to refuse: an order that would pass them is not sent. A
 * certificate is counted when it is ordered, and given back when none comes of it.
 */
@ApplicationScoped
class AcmeBudget {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration THREE_HOURS = Duration.ofHours(3);
    static final Duration WEEK = Duration.ofDays(7);
    private static final String ALL = "all";

    /** An organization may have one part of all orders, and one part is for renewals alone. */
    private static final int PARTS = 5;

    @Inject
    AcmeUseRepository uses;

    @Inject
    AcmeConfig config;

    @Inject
    ServerStateRepository state;

    /** Has no other order counted before the end of this transaction. */
    void lock() {
        state.lock();
    }

    /**
     * Counts an order, after {@link #lock}.
     *
     * @throws ApiException 429 {@code acme-budget}
     */
    void take(UUID orderId, Wish wish, Instant now) {
        Optional<Instant> room = roomAt(wish, now);
        if (room.isPresent()) {
            long seconds = Math.max(1, Duration.between(now, room.get()).toSeconds() + 1);
            throw CertificateProblem.ACME_BUDGET
                    .because("there is room again at %s", room.get())
                    .with("Retry-After", Long.toString(seconds));
        }
        count(orderId, wish, now);
        uses.add(AcmeUseRepository.Kind.SET, List.of(wish.hosts().key()), orderId, now);
        uses.add(AcmeUseRepository.Kind.DOMAIN, domains(wish.hosts()), orderId, now);
    }

    /** When such an order may be sent; empty if now. */
    Optional<Instant> roomAt(Wish wish, Instant now) {
        Hosts hosts = wish.hosts();
        Stream<Optional<Instant>> limits = Stream.of(
                roomForOneMoreAt(wish, now),
                uses.roomAt(AcmeUseRepository.Kind.SET, hosts.key(), config.duplicates(), WEEK, now));
        Stream<Optional<Instant>> ofDomains = domains(hosts).stream()
                .map(name -> uses.roomAt(AcmeUseRepository.Kind.DOMAIN, name, config.ofDomain(), WEEK, now));
        Stream<Optional<Instant>> ofHosts = hosts.names().stream()
                .map(name -> uses.roomAt(AcmeUseRepository.Kind.FAILURE, name, config.failures(), HOUR, now));
        return Stream.of(limits, ofDomains, ofHosts)
                .flatMap(all -> all)
                .flatMap(Optional::stream)
                .max(Instant::compareTo);
    }

    /** Counts, after {@link #lock}, an order that is sent once more; if there is no room says when there is. */
    Optional<Instant> takeAgain(UUID orderId, Wish wish, Instant now) {
        Optional<Instant> room = roomForOneMoreAt(wish, now);
        if (room.isEmpty()) {
            count(orderId, wish, now);
        }
        return room;
    }

    private Optional<Instant> roomForOneMoreAt(Wish wish, Instant now) {
        int part = config.orders() / PARTS;
        int ofAll = wish.renewal() ? config.orders() : config.orders() - part;
        Optional<Instant> all = uses.roomAt(AcmeUseRepository.Kind.ORDER, ALL, ofAll, THREE_HOURS, now);
        Optional<Instant> own =
                uses.roomAt(AcmeUseRepository.Kind.ORDER, own(wish), Math.max(1, part), THREE_HOURS, now);
        return Stream.of(all, own).flatMap(Optional::stream).max(Instant::compareTo);
    }

    private void count(UUID orderId, Wish wish, Instant now) {
        uses.add(AcmeUseRepository.Kind.ORDER, List.of(ALL, own(wish)), orderId, now);
    }

    private static String own(Wish wish) {
        return wish.organizationId().toString();
    }

    void failed(UUID orderId, List<String> hosts, Instant now) {
        uses.add(AcmeUseRepository.Kind.FAILURE, hosts, orderId, now);
    }

    void giveBack(UUID orderId) {
        uses.giveBack(orderId);
    }

    private static List<String> domains(Hosts hosts) {
        return hosts.names().stream().map(RegisteredDomain::of).distinct().toList();
    }

    /**
     * What is to be asked of the CA.
     *
     * @param renewal whether it may have what is kept for renewals
     */
    record Wish(UUID organizationId, Hosts hosts, boolean renewal) {}
}
