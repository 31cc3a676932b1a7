package org.gatehouse.certificates;

import static org.gatehouse.certificates.CertificateProblem.ACME_REFUSED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.MalformedURLException;
import java.net.URL;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.shredzone.acme4j.Authorization;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.Problem;
import org.shredzone.acme4j.Status;
import org.shredzone.acme4j.challenge.Challenge;
import org.shredzone.acme4j.challenge.Http01Challenge;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.exception.AcmeServerException;

/** Goes as far with an order as the CA lets: sends it, proves the hosts, has the certificate made, fetches it. */
@ApplicationScoped
class OrderWalk {
    /** How often an order is sent anew, for fewer hosts or because the CA has lost it. */
    static final int MOST_RESTARTS = 5;

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration SLOWEST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofHours(1);

    /** How long one run asks about hosts, before others have their turn. */
    private static final Duration LONGEST_RUN = Duration.ofSeconds(20);

    /** How long proofs that are under way may still take when another host of the order has failed. */
    private static final Duration LAST_PROOFS = Duration.ofMinutes(1);

    @Inject
    OrderStepService steps;

    @Inject
    Clock clock;

    /** When to go on; empty when the order is over. */
    Optional<Instant> on(Order order, Login login) throws AcmeException {
        if (order.orderUrl() == null) {
            org.shredzone.acme4j.Order sent =
                    login.newOrder().domains(order.wanted().names()).create();
            steps.sent(order, sent.getLocation().toString());
            return on(order, sent);
        }
        org.shredzone.acme4j.Order there = login.bindOrder(url(order.orderUrl()));
        try {
            there.fetch();
        } catch (AcmeServerException e) {
            if (!OrderJob.isOrderUnknown(e) || order.restarts() >= MOST_RESTARTS) {
                throw e;
            }
            return Optional.of(steps.restart(order));
        }
        return on(order, there);
    }

    private Optional<Instant> on(Order order, org.shredzone.acme4j.Order there) throws AcmeException {
        return switch (there.getStatus()) {
            case PENDING -> prove(order, there);
            case READY -> finish(order, there);
            case VALID -> fetch(order, there);
            case INVALID -> judge(order, there);
            default -> later(order, there.getRetryAfter());
        };
    }

    private Optional<Instant> prove(Order order, org.shredzone.acme4j.Order there) throws AcmeException {
        Optional<Instant> retry = there.getRetryAfter();
        Instant end = clock.instant().plus(LONGEST_RUN);
        for (Authorization authorization : undecided(order, there)) {
            if (clock.instant().isAfter(end)) {
                return Optional.of(clock.instant());
            }
            retry = latest(retry, authorization.fetch());
            note(order, authorization);
            if (authorization.getStatus() == Status.PENDING) {
                begin(order, authorization);
            }
        }
        return later(order, retry);
    }

    /** What the CA has not said its last word on, in no order, so that slow ones do not always keep the same others waiting. */
    private List<Authorization> undecided(Order order, org.shredzone.acme4j.Order there) {
        Set<String> decided = steps.decided(order);
        List<Authorization> left = there.getAuthorizations().stream()
                .filter(one -> !decided.contains(location(one)))
                .collect(Collectors.toList());
        Collections.shuffle(left);
        return left;
    }

    /** Answers the CA's challenge, on all nodes, then has it look. */
    private void begin(Order order, Authorization authorization) throws AcmeException {
        Optional<Http01Challenge> found = authorization.findChallenge(Http01Challenge.class);
        if (found.isEmpty()) {
            steps.notProven(order, host(authorization), location(authorization), "the CA offers no proof by HTTP");
        } else if (found.get().getStatus() == Status.PENDING) {
            steps.answer(order, found.get().getToken(), found.get().getAuthorization());
            found.get().trigger();
        }
    }

    private void note(Order order, Authorization authorization) {
        String host = host(authorization);
        switch (authorization.getStatus()) {
            case VALID -> steps.proven(order, host, location(authorization));
            case INVALID, EXPIRED, DEACTIVATED, REVOKED ->
                steps.notProven(
                        order,
                        host,
                        location(authorization),
                        authorization.getChallenges().stream()
                                .map(Challenge::getError)
                                .flatMap(Optional::stream)
                                .findFirst()
                                .flatMap(Problem::getDetail)
                                .orElse("the CA says no more"));
            default -> {
                // not decided
            }
        }
    }

    private Optional<Instant> finish(Order order, org.shredzone.acme4j.Order there) throws AcmeException {
        Optional<KeyPair> key = steps.key(order).or(() -> steps.keep(order, Keys.generate(order.keyType())));
        if (key.isEmpty()) {
            return Optional.empty();
        }
        there.execute(key.get());
        return later(order, there.getRetryAfter());
    }

    private Optional<Instant> fetch(Order order, org.shredzone.acme4j.Order there) throws AcmeException {
        there.getCertificate().download();
        List<X509Certificate> chain = there.getCertificate().getCertificateChain();
        KeyPair key = steps.key(order).orElse(null);
        if (key == null || !Keys.match(key.getPrivate(), chain.get(0).getPublicKey())) {
            steps.failed(order, ACME_REFUSED.because("the CA has made the certificate for another key"));
        } else {
            steps.issued(order, chain, key);
        }
        return Optional.empty();
    }

    /** The CA has given the order up: it is sent anew for the hosts that could be proven, or it has failed. */
    private Optional<Instant> judge(Order order, org.shredzone.acme4j.Order there) throws AcmeException {
        Optional<Instant> retry = Optional.empty();
        boolean undecided = false;
        Instant end = clock.instant().plus(LONGEST_RUN);
        for (Authorization authorization : undecided(order, there)) {
            if (clock.instant().isAfter(end)) {
                undecided = true;
                break;
            }
            retry = latest(retry, authorization.fetch());
            note(order, authorization);
            undecided |= authorization.getStatus() == Status.PENDING;
        }
        Order now = steps.open(order.id()).orElse(null);
        if (now == null) {
            return Optional.empty();
        }
        List<OrderedHost> failed = now.hosts().stream()
                .filter(host -> host.state() == OrderedHost.State.FAILED)
                .toList();
        if (undecided && clock.instant().isBefore(order.createdAt().plus(LAST_PROOFS))) {
            return later(order, retry); // or each sending would find one bad host only
        }
        boolean again =
                !failed.isEmpty() && !order.allHosts() && !now.wanted().names().isEmpty();
        if (again && now.restarts() < MOST_RESTARTS) {
            return Optional.of(steps.restart(now));
        }
        if (failed.isEmpty()) {
            String why = there.getError().flatMap(Problem::getDetail).orElse("the CA says no more");
            steps.failed(now, ACME_REFUSED.because("%s", OrderJob.cut(why)));
        } else {
            steps.failedFor(now, failed);
        }
        return Optional.empty();
    }

    /** When the CA says, within bounds; else the later the longer it has taken. */
    private Optional<Instant> later(Order order, Optional<Instant> retryAfter) {
        Instant now = clock.instant();
        Duration age = Duration.between(order.createdAt(), now).dividedBy(10);
        Duration pause = age.compareTo(SOON) < 0 ? SOON : age.compareTo(SLOWEST) > 0 ? SLOWEST : age;
        Instant next = retryAfter.orElse(now.plus(pause));
        Instant last = now.plus(LONGEST);
        return Optional.of(next.isBefore(now) ? now.plus(SOON) : next.isAfter(last) ? last : next);
    }

    private static Optional<Instant> latest(Optional<Instant> one, Optional<Instant> other) {
        return one.isPresent() && other.isPresent()
                ? Optional.of(one.get().isAfter(other.get()) ? one.get() : other.get())
                : one.or(() -> other);
    }

    private static String location(Authorization authorization) {
        return authorization.getLocation().toString();
    }

    private static String host(Authorization authorization) {
        return authorization.getIdentifier().getDomain();
    }

    private static URL url(String text) {
        try {
            return new URL(text);
        } catch (MalformedURLException e) {
            throw new IllegalStateException("the CA gave it as a URL", e);
        }
    }
}
