package org.gatehouse.domains.dns;

import java.util.Optional;
import java.util.UUID;

/** Knows which certificates hosts have; a later feature's bean, found by its type, if there is one. */
public interface KnownCertificates {
    /** SHA-256 of the public key (SubjectPublicKeyInfo) of the host's certificate, in lower-case hex. */
    Optional<String> publicKeySha256(UUID organizationId, String host);
}
