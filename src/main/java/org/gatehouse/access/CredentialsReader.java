package org.gatehouse.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** One door's way to carry credentials. Each dialect has a bean of this type; it is found by the path of the request. */
public interface CredentialsReader {
    /** Whether requests of this path, relative to the context and as it was sent, are read by this reader. */
    boolean reads(String path);

    /** The door that these requests come to. */
    Dialect door();

    /** What was sent, or empty when the request has no credentials. */
    Optional<Credentials> credentials(HttpServletRequest request);

    /** Whether the request counts against the limits of its code. */
    default boolean counts(HttpServletRequest request) {
        return true;
    }
}
