package org.gatehouse.certificates;

import java.util.List;

/**
 * A certificate that the organization already has.
 *
 * @param hosts for which of those in it; null for all
 * @param chain PEM: the host's own first, then each by whom the one before is signed
 * @param privateKey PEM, unencrypted
 * @param force also an untrusted one, and in place of a better one; null is false
 */
public record CertificateUpload(List<String> hosts, String chain, String privateKey, Boolean force) {
    /** Without the key. */
    @Override
    public String toString() {
        return "CertificateUpload";
    }
}
