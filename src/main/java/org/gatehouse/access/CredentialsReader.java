package org.gatehouse.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Finds the credentials in a request; each dialect has its own way to carry them. */
interface CredentialsReader {
    /** Whether requests of this path, relative to the context, are read by this reader. */
    boolean reads(String path);

    /** The secret as it was sent, or empty when the request has no credentials. */
    Optional<String> secret(HttpServletRequest request);
}
