package org.gatehouse.certificates;

import static org.gatehouse.certificates.CertificateProblem.ACME_BUDGET;
import static org.gatehouse.certificates.CertificateProblem.ACME_OFF;
import static org.gatehouse.certificates.CertificateProblem.CERTIFICATE_NOT_FOUND;
import static org.gatehouse.certificates.CertificateProblem.CERTIFICATE_NOT_ORDERED;
import static org.gatehouse.certificates.CertificateProblem.ORDER_NOT_FOUND;
import static org.gatehouse.certificates.CertificateProblem.ORDER_RUNNING;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.api.FieldError;
import org.gatehouse.api.Idempotent;
import org.gatehouse.api.Preconditions;
import org.gatehouse.audit.AuditService;
import org.gatehouse.platform.Ids;
import org.gatehouse.platform.Jobs;
import org.gatehouse.platform.Retrying;
import org.gatehouse.security.Caller;
import org.gatehouse.security.Identity;

/** Takes orders; {@link OrderJob} sends them to the CA. */
@ApplicationScoped
@Retrying
@Transactional
class OrderService {
    /** So that one organization does not keep all others waiting. */
    private static final int MOST_RUNNING = 50;

    private static final Duration AGAIN = Duration.ofDays(1);

    @Inject
    OrderRepository orders;

    @Inject
    CertificateRepository certificates;

    @Inject
    AcmeConfig config;

    @Inject
    AcmeBudget budget;

    @Inject
    HostPlaces places;

    @Inject
    OrderJob job;

    @Inject
    Jobs jobs;

    @Inject
    AuditService audit;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    /** See {@link CertificateService#order}. */
    @Idempotent
    CertificateOrderView order(CertificateRequest request) {
        requireCa();
        AcmeRequest acme = request.acme() == null ? new AcmeRequest(null, null, null) : request.acme();
        if (acme.keyType() == KeyType.ED25519) {
            throw CommonProblem.INVALID_BODY.at("/acme/keyType", "no public CA signs ed25519");
        }
        List<String> hosts = HostPlaces.parse(request.hosts() == null ? List.of() : request.hosts());
        requireNoWildcard(hosts);
        return add(caller.identity(), places.of(hosts), acme, null, false);
    }

    @Transactional(TxType.SUPPORTS)
    CertificateOrderView get(String id) {
        Order found = Ids.parse(id)
                .flatMap(parsed -> orders.find(caller.organizationId(), parsed))
                .orElseThrow(() -> ORDER_NOT_FOUND.because("no order of this id, or it was forgotten"));
        if (caller.bounds().bindDomains()) {
            orders.domains(found.id()).forEach(caller::requireDomain);
        }
        return found.view();
    }

    /** Orders a certificate anew. */
    @Idempotent
    CertificateOrderView renew(StoredCertificate present, Preconditions given) {
        requireCa();
        StoredCertificate locked = certificates
                .lock(caller.organizationId(), present.id())
                .orElseThrow(() -> CERTIFICATE_NOT_FOUND.because("it has just been deleted"));
        given.check(locked.etag());
        if (locked.origin() != CertificateOrigin.ACME) {
            throw CERTIFICATE_NOT_ORDERED.because("order one for the same hosts, it takes the place of this one");
        }
        boolean renew = locked.renewAt() != null;
        return add(
                caller.identity(),
                places.of(locked.hosts()),
                new AcmeRequest(locked.keyType(), true, renew),
                locked.id(),
                false);
    }

    /** Orders anew one whose time has come, and says when that is tried again if nothing comes of it. */
    void renewDue(CertificateRepository.Due due) {
        Instant now = clock.instant();
        StoredCertificate present =
                certificates.lock(due.organizationId(), due.id()).orElse(null);
        if (present == null || present.renewAt() == null || present.renewAt().isAfter(now)) {
            return; // another node was faster
        }
        Map<String, UUID> verified = orders.verifiedPlacesOf(present.id());
        Hosts hosts = new Hosts(present.hosts());
        Optional<Instant> room = budget.roomAt(new AcmeBudget.Wish(due.organizationId(), hosts, true), now);
        if (verified.size() < hosts.names().size()
                || room.isPresent()
                || orders.isRunning(due.organizationId(), hosts)) {
            certificates.renewAt(present.id(), room.orElse(now.plus(AGAIN)));
            return;
        }
        certificates.renewAt(present.id(), now.plus(AGAIN));
        add(
                Identity.server(due.organizationId()),
                verified,
                new AcmeRequest(present.keyType(), true, true),
                present.id(),
                true);
    }

    /** Says that renewal is tried again a day later. */
    void renewLater(CertificateRepository.Due due) {
        certificates.renewAt(due.id(), clock.instant().plus(AGAIN));
    }

    /** Ends the orders that were to renew a certificate which goes; their jobs find nothing to do. */
    @Transactional(TxType.MANDATORY)
    void abandonRenewals(UUID certificateId) {
        Instant now = clock.instant();
        for (UUID id : orders.runningRenewals(certificateId)) {
            orders.failed(
                    id,
                    CERTIFICATE_NOT_FOUND.because("the certificate was deleted").problem(),
                    now);
            orders.answerNoMore(id);
        }
    }

    private CertificateOrderView add(
            Identity actor, Map<String, UUID> hosts, AcmeRequest acme, UUID renewalOf, boolean due) {
        Instant now = clock.instant();
        UUID id = Ids.next();
        UUID organizationId = actor.organizationId();
        budget.lock(); // from here on, no other order is taken before this one is
        if (orders.isRunning(organizationId, Hosts.of(hosts.keySet()))) {
            throw ORDER_RUNNING.because("wait until it has ended");
        }
        if (orders.running(organizationId) >= MOST_RUNNING) {
            throw ACME_BUDGET
                    .because("%d orders of the organization are under way", MOST_RUNNING)
                    .with("Retry-After", "60");
        }
        budget.take(id, new AcmeBudget.Wish(organizationId, Hosts.of(hosts.keySet()), due), now);
        orders.add(id, organizationId, hosts, acme, renewalOf, now);
        audit.doneBy(
                actor,
                renewalOf == null ? "certificate.order" : "certificate.renew",
                StoredCertificate.target(
                        renewalOf == null ? id : renewalOf,
                        Hosts.of(hosts.keySet()).names()),
                "order: " + id);
        jobs.start(job, id.toString());
        return orders.find(id).orElseThrow().view();
    }

    private void requireCa() {
        if (config.directory().isEmpty()) {
            throw ACME_OFF.because("its operator has to name one in gatehouse.acme.directory");
        }
    }

    private static void requireNoWildcard(List<String> hosts) {
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < hosts.size(); i++) {
            if (Hosts.isWildcard(hosts.get(i))) {
                errors.add(new FieldError(
                        "/hosts/" + i, "a wildcard can only be proven by records in the DNS, which is not done here"));
            }
        }
        if (!errors.isEmpty()) {
            throw ApiException.invalid(errors);
        }
    }
}
