package org.gatehouse.certificates;

import static org.gatehouse.certificates.CertificateProblem.CERTIFICATE_WORSE;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.Idempotent;
import org.gatehouse.audit.AuditService;
import org.gatehouse.platform.Ids;
import org.gatehouse.platform.Retrying;
import org.gatehouse.platform.Secrets;
import org.gatehouse.security.Caller;
import org.gatehouse.security.Identity;

/** Stores certificates that have been looked at: one for each set of hosts, in place of the one before. */
@ApplicationScoped
@Retrying
@Transactional
class CertificateStoreService {
    @Inject
    CertificateRepository certificates;

    @Inject
    Secrets secrets;

    @Inject
    AuditService audit;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    /**
     * Stores an uploaded one.
     *
     * @param force also in place of a better one
     * @throws ApiException 409 {@code certificate-worse}
     */
    @Idempotent
    CertificateView upload(CheckedCertificate made, boolean force) {
        certificates.lockOf(caller.organizationId(), made.hosts());
        if (!force) {
            made.hosts().names().forEach(host -> requireBetter(made, host));
        }
        return store(caller.identity(), made, CertificateOrigin.UPLOAD, null);
    }

    /** Stores one that the CA has made, unless a better one was uploaded for the same hosts meanwhile. */
    @Transactional(TxType.MANDATORY)
    CertificateView issued(UUID organizationId, CheckedCertificate made, boolean renew) {
        Duration life = Duration.between(made.notBefore(), made.notAfter());
        Instant renewAt = made.notBefore().plusSeconds(life.toSeconds() * 2 / 3);
        certificates.lockOf(organizationId, made.hosts());
        Optional<StoredCertificate> uploaded = certificates
                .ofHosts(organizationId, made.hosts())
                .filter(present -> present.origin() == CertificateOrigin.UPLOAD
                        && present.notAfter().isAfter(made.notAfter())
                        && (present.trusted() || !made.trusted()));
        if (uploaded.isPresent()) {
            return uploaded.get().view(clock.instant());
        }
        return store(Identity.server(organizationId), made, CertificateOrigin.ACME, renew ? renewAt : null);
    }

    /** After {@link CertificateRepository#lockOf}. */
    private CertificateView store(Identity actor, CheckedCertificate made, CertificateOrigin origin, Instant renewAt) {
        Instant now = clock.instant();
        UUID organizationId = actor.organizationId();
        Optional<StoredCertificate> present = certificates.ofHosts(organizationId, made.hosts());
        UUID id = present.map(StoredCertificate::id).orElseGet(Ids::next);
        String sealedKey = secrets.seal(Pem.write(made.key()), StoredCertificate.context(id));
        if (present.isPresent()) {
            certificates.replace(id, made, origin, sealedKey, renewAt, now);
        } else {
            certificates.add(id, organizationId, made, origin, sealedKey, renewAt, now);
        }
        audit.doneBy(
                actor,
                present.isPresent() ? "certificate.replace" : "certificate.create",
                StoredCertificate.target(id, made.hosts().names()),
                "fingerprint: " + made.fingerprint());
        return certificates.find(organizationId, id).orElseThrow().view(now);
    }

    /** What a host has now must not be the better one. */
    private void requireBetter(CheckedCertificate made, String host) {
        StoredCertificate present =
                certificates.ofHost(caller.organizationId(), host).orElse(null);
        if (present == null || present.fingerprint().equals(made.fingerprint())) {
            return;
        }
        if (present.trusted() && !made.trusted()) {
            throw worse(host, "is trusted, and this one is not");
        }
        if (made.notAfter().isBefore(present.notAfter())) {
            throw worse(host, "expires later");
        }
        if (!made.hosts().cover(new Hosts(present.hosts()))) {
            throw worse(host, "covers hosts that this one does not");
        }
    }

    private static ApiException worse(String host, String why) {
        return CERTIFICATE_WORSE.because("the certificate that %s has now %s; send force to replace it", host, why);
    }
}
