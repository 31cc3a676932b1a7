package org.gatehouse.certificates;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.domains.dns.KnownCertificates;

/** Tells which keys hosts have, for TLSA records. */
@ApplicationScoped
class KnownHostCertificates implements KnownCertificates {
    @Inject
    CertificateRepository certificates;

    @Override
    public Optional<String> publicKeySha256(UUID organizationId, String host) {
        return certificates.publicKeyHash(organizationId, host);
    }
}
