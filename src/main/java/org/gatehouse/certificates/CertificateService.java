package org.gatehouse.certificates;

import static org.gatehouse.certificates.CertificateProblem.CERTIFICATE_NOT_FOUND;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.Listing;
import org.gatehouse.api.Page;
import org.gatehouse.api.Preconditions;
import org.gatehouse.audit.AuditService;
import org.gatehouse.platform.Ids;
import org.gatehouse.platform.Retrying;
import org.gatehouse.platform.Secrets;
import org.gatehouse.security.Caller;

/**
 * Use cases on certificates and their orders. Whoever is bound to domains reaches a certificate if all its hosts lie in those.
 */
@ApplicationScoped
@Retrying
@Transactional
public class CertificateService {
    @Inject
    CertificateRepository certificates;

    @Inject
    CertificateStoreService store;

    @Inject
    OrderService orders;

    @Inject
    UploadCheck check;

    @Inject
    HostPlaces places;

    @Inject
    Secrets secrets;

    @Inject
    AuditService audit;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    /**
     * Orders a certificate from the CA, which takes a while.
     *
     * @throws ApiException 409 {@code acme-off}, {@code domain-not-verified}, {@code order-running}; 400 {@code host-outside},
     *     {@code invalid-body}; 429 {@code acme-budget}
     */
    @Transactional(TxType.SUPPORTS)
    public CertificateOrderView order(CertificateRequest request) {
        return orders.order(request);
    }

    /** How far an order is. */
    @Transactional(TxType.SUPPORTS)
    public CertificateOrderView orderStatus(String id) {
        return orders.get(id);
    }

    /**
     * Stores a certificate with its key.
     *
     * @throws ApiException 400 {@code certificate-refused}, {@code host-outside}, {@code invalid-body}; 409
     *     {@code certificate-untrusted}, {@code certificate-worse}, {@code domain-not-verified}
     */
    @Transactional(TxType.SUPPORTS) // it is looked at before the transaction in which it is stored
    public CertificateView upload(CertificateUpload upload) {
        return store.upload(check.check(upload), Boolean.TRUE.equals(upload.force()));
    }

    /**
     * The present certificate of a host, also one with a wildcard.
     *
     * @throws ApiException 400 {@code host-outside}, {@code invalid-body}; 409 {@code domain-not-verified}
     */
    @Transactional(TxType.SUPPORTS)
    public Optional<CertificateView> ofHost(String host) {
        List<String> name = HostPlaces.parse(List.of(host));
        places.of(name);
        Instant now = clock.instant();
        return certificates.ofHost(caller.organizationId(), name.get(0)).map(found -> found.view(now));
    }

    @Transactional(TxType.SUPPORTS)
    public CertificateView get(String id) {
        return find(id).view(clock.instant());
    }

    /** One page, in the order in which they were made; those for a host, if it is not null. */
    @Transactional(TxType.SUPPORTS)
    Page<CertificateView> list(String host, Listing listing) {
        Instant now = clock.instant();
        return Page.of(
                certificates.list(caller.organizationId(), caller.bounds().domains(), host, listing),
                listing,
                found -> List.of(found.id().toString()),
                found -> found.listed(now));
    }

    /** Orders it anew, whatever its age. */
    @Transactional(TxType.SUPPORTS)
    CertificateOrderView renew(String id, Preconditions given) {
        return orders.renew(find(id), given);
    }

    void delete(String id, Preconditions given) {
        StoredCertificate found =
                certificates.lock(caller.organizationId(), find(id).id()).orElseThrow(CertificateService::notFound);
        given.check(found.etag());
        orders.abandonRenewals(found.id());
        certificates.remove(found.id());
        audit.done("certificate.delete", found.target());
    }

    /** The key and the chain, as mail and web servers want them in one file. */
    CertificateBundle bundle(String id) {
        StoredCertificate found = find(id);
        audit.done("certificate.export", found.target(), "fingerprint: " + found.fingerprint());
        String key = secrets.open(found.sealedKey(), StoredCertificate.context(found.id()));
        return new CertificateBundle(key + found.chain(), found.etag());
    }

    private StoredCertificate find(String id) {
        StoredCertificate found = Ids.parse(id)
                .flatMap(parsed -> certificates.find(caller.organizationId(), parsed))
                .orElseThrow(CertificateService::notFound);
        if (caller.bounds().bindDomains()) {
            certificates.domains(found.id()).forEach(caller::requireDomain);
        }
        return found;
    }

    private static ApiException notFound() {
        return CERTIFICATE_NOT_FOUND.because("no certificate of this id");
    }
}
