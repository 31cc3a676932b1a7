package org.gatehouse.certificates;

import java.security.cert.X509Certificate;
import java.time.Instant;

/** From when until when a certificate is valid, told in the old dates of {@link X509Certificate}, which stay in here. */
record Validity(Instant from, Instant until) {
    static Validity of(X509Certificate certificate) {
        return new Validity(
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant());
    }
}
