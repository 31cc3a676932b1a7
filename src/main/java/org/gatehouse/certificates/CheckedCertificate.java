package org.gatehouse.certificates;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gatehouse.platform.Sha256;

/**
 * A certificate that may be stored.
 *
 * @param places the domain of each host
 */
record CheckedCertificate(
        Map<String, UUID> places, List<X509Certificate> chain, PrivateKey key, KeyType keyType, boolean trusted) {
    Hosts hosts() {
        return Hosts.of(places.keySet());
    }

    Instant notBefore() {
        return Validity.of(leaf()).from();
    }

    Instant notAfter() {
        return Validity.of(leaf()).until();
    }

    String issuer() {
        String name = leaf().getIssuerX500Principal().getName();
        return name.length() > 1000 ? name.substring(0, 1000) : name;
    }

    String serialNumber() {
        String serial = leaf().getSerialNumber().toString(16);
        return serial.length() > 64 ? serial.substring(0, 64) : serial; // RFC 5280 allows 20 bytes
    }

    String fingerprint() {
        try {
            return Sha256.of(leaf().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate that was read has no encoding", e);
        }
    }

    String publicKeyHash() {
        return Sha256.of(leaf().getPublicKey().getEncoded());
    }

    private X509Certificate leaf() {
        return chain.get(0);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "CheckedCertificate";
    }
}
