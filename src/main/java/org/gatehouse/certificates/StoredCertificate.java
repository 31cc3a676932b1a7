package org.gatehouse.certificates;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.gatehouse.api.Etag;
import org.gatehouse.audit.Target;

/** A certificate as it lies in the database. */
record StoredCertificate(
        UUID id,
        UUID organizationId,
        List<String> hosts,
        CertificateOrigin origin,
        String issuer,
        String serialNumber,
        KeyType keyType,
        String fingerprint,
        Instant notBefore,
        Instant notAfter,
        boolean trusted,
        String chain,
        String sealedKey,
        Instant renewAt,
        long version,
        Instant createdAt,
        Instant updatedAt,
        UUID renewalOrderId) {
    private static final int LONGEST_NAME = 400;

    /** What its key is sealed for. */
    static String context(UUID id) {
        return "certificate:" + id;
    }

    String etag() {
        return Etag.of(id, version);
    }

    Target target() {
        return target(id, hosts);
    }

    static Target target(UUID id, List<String> hosts) {
        String names = String.join(" ", hosts);
        return new Target("certificate", id, names.length() > LONGEST_NAME ? names.substring(0, LONGEST_NAME) : names);
    }

    CertificateView view(Instant now) {
        return view(now, chain);
    }

    /** As it stands in lists. */
    CertificateView listed(Instant now) {
        return view(now, null);
    }

    private CertificateView view(Instant now, String shownChain) {
        return new CertificateView(
                id,
                origin,
                hosts,
                notAfter.isAfter(now) ? CertificateState.VALID : CertificateState.EXPIRED,
                notBefore,
                notAfter,
                daysLeft(now, notAfter),
                issuer,
                serialNumber,
                keyType,
                fingerprint,
                trusted,
                shownChain,
                renewAt,
                renewalOrderId,
                createdAt,
                updatedAt,
                etag());
    }

    /** Whole days, rounded down: of one that expired an hour ago -1. */
    static long daysLeft(Instant now, Instant notAfter) {
        return Math.floorDiv(
                Duration.between(now, notAfter).toSeconds(), Duration.ofDays(1).toSeconds());
    }

    /** Without the key, though it is sealed. */
    @Override
    public String toString() {
        return "StoredCertificate[" + id + "]";
    }
}
