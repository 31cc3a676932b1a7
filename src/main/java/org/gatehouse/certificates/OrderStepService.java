package org.gatehouse.certificates;

import static org.gatehouse.certificates.CertificateProblem.HOST_NOT_PROVEN;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.gatehouse.api.ApiException;
import org.gatehouse.domains.VerifiedDomains;
import org.gatehouse.platform.Retrying;
import org.gatehouse.platform.Secrets;

/** Notes each step of an order, so that another node can go on from there. Nothing is noted of one that is over. */
@ApplicationScoped
@Retrying
@Transactional
class OrderStepService {
    @Inject
    OrderRepository orders;

    @Inject
    CertificateStoreService store;

    @Inject
    TrustedRoots roots;

    @Inject
    AcmeBudget budget;

    @Inject
    AcmeConfig config;

    @Inject
    Secrets secrets;

    @Inject
    Clock clock;

    /** The order, if it is there and not over. */
    @Transactional(TxType.SUPPORTS)
    Optional<Order> open(UUID id) {
        return orders.find(id).filter(order -> !order.isOver());
    }

    /** Whether all its hosts still lie in verified domains. */
    @Transactional(TxType.SUPPORTS)
    boolean isAllowed(Order order) {
        return orders.verifiedPlaces(order.id()).size() == order.hosts().size();
    }

    void sent(Order order, String url) {
        onOpen(order, open -> orders.sent(open.id(), url, clock.instant()));
    }

    /** From its commit on, every node answers to the CA. */
    void answer(Order order, String token, String keyAuthorization) {
        onOpen(
                order,
                open -> orders.answer(
                        open, token, keyAuthorization, open.createdAt().plus(config.patience())));
    }

    void proven(Order order, String host, String proofUrl) {
        onOpen(order, open -> {
            orders.host(open.id(), host, OrderedHost.State.PROVEN, null);
            orders.decided(open.id(), host, proofUrl);
        });
    }

    /** The URLs of what the CA has said its last word on. */
    @Transactional(TxType.SUPPORTS)
    Set<String> decided(Order order) {
        return orders.decided(order.id());
    }

    /** Notes, once, that a host could not be proven, and counts it. */
    void notProven(Order order, String host, String proofUrl, String problem) {
        onOpen(order, open -> {
            if (open.wanted().names().contains(host)) {
                orders.host(open.id(), host, OrderedHost.State.FAILED, problem);
                orders.decided(open.id(), host, proofUrl);
                budget.failed(open.id(), List.of(host), clock.instant());
            }
        });
    }

    /** Has it sent anew, for the hosts that are not given up; says when to go on, later if the CA's limits leave no room now. */
    Instant restart(Order order) {
        budget.lock(); // before the order, as where orders are taken
        Instant now = clock.instant();
        Order open = orders.lock(order.id()).filter(found -> !found.isOver()).orElse(null);
        if (open == null) {
            return now;
        }
        Optional<Instant> room = open.orderUrl() == null
                ? Optional.empty() // the CA has not taken it, which counts once
                : budget.takeAgain(open.id(), open.wish(), now);
        if (room.isEmpty()) {
            orders.answerNoMore(open.id());
            orders.restart(open.id(), now);
        }
        return room.orElse(now);
    }

    /**
     * Keeps the key of the certificate to come before the CA hears of it; empty when the order is over.
     *
     * @return the one to go on with: another node, taken for dead, may have kept its own
     */
    Optional<KeyPair> keep(Order order, KeyPair key) {
        Order open = orders.lock(order.id()).filter(found -> !found.isOver()).orElse(null);
        if (open == null) {
            return Optional.empty();
        }
        if (open.sealedKey() != null) {
            return key(open);
        }
        orders.keep(open.id(), secrets.seal(Keys.write(key), Order.context(open.id())), clock.instant());
        return Optional.of(key);
    }

    /** The kept key. */
    @Transactional(TxType.SUPPORTS)
    Optional<KeyPair> key(Order order) {
        return Optional.ofNullable(order.sealedKey())
                .map(kept -> Keys.read(secrets.open(kept, Order.context(order.id())), order.keyType()));
    }

    void issued(Order order, List<X509Certificate> chain, KeyPair key) {
        boolean trusted = roots.trust(chain);
        onOpen(order, open -> {
            Map<String, UUID> places = new TreeMap<>(orders.verifiedPlaces(open.id()));
            places.keySet().retainAll(open.wanted().names());
            if (places.isEmpty()) { // not verified any more; the CA has made it, so that nothing is given back
                orders.answerNoMore(open.id());
                orders.failed(open.id(), VerifiedDomains.notVerified().problem(), clock.instant());
                return;
            }
            open.wanted().names().forEach(host -> orders.host(open.id(), host, OrderedHost.State.PROVEN, null));
            CertificateView made = store.issued(
                    open.organizationId(),
                    new CheckedCertificate(places, chain, key.getPrivate(), open.keyType(), trusted),
                    open.renew());
            orders.answerNoMore(open.id());
            orders.issued(open.id(), made.id(), clock.instant());
        });
    }

    void failed(Order order, ApiException problem) {
        onOpen(order, open -> {
            orders.answerNoMore(open.id());
            orders.failed(open.id(), problem.problem(), clock.instant());
            budget.giveBack(open.id());
        });
    }

    /** It has failed for these hosts, which the CA could not see to be ours. */
    void failedFor(Order order, List<OrderedHost> hosts) {
        OrderedHost first = hosts.get(0);
        String others = hosts.size() > 1 ? " and " + (hosts.size() - 1) + " more" : "";
        failed(order, HOST_NOT_PROVEN.because("%s%s: %s", first.host(), others, first.problem()));
    }

    private void onOpen(Order order, Consumer<Order> work) {
        orders.lock(order.id()).filter(found -> !found.isOver()).ifPresent(work);
    }

    /** Deletes orders that ended before this time, and what was asked of the CA long ago. */
    @Transactional(TxType.REQUIRES_NEW)
    int forgetSome(Instant before) {
        return orders.forgetSome(before);
    }
}
