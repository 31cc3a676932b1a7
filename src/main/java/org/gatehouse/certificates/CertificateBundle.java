package org.gatehouse.certificates;

/**
 * A certificate with its key.
 *
 * @param pem the key, then the host's certificate, then those above it
 */
record CertificateBundle(String pem, String etag) {
    /** Without the key. */
    @Override
    public String toString() {
        return "CertificateBundle";
    }
}
