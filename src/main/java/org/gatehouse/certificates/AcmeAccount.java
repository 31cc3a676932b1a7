package org.gatehouse.certificates;

import java.security.KeyPair;
import java.util.UUID;

/**
 * How this server is known at the CA.
 *
 * @param url null until the CA knows the key
 */
record AcmeAccount(UUID id, String url, KeyPair key) {
    /** Without the key. */
    @Override
    public String toString() {
        return "AcmeAccount[" + id + "]";
    }
}
