package org.gatehouse.security;

import jakarta.servlet.http.HttpServletRequest;

/** Where requests come from. The access feature knows, who trusts proxies; the features before it ask. */
public interface Peers {
    /**
     * The address of whoever sends the request, or of the first proxy that is not trusted.
     *
     * @throws org.gatehouse.api.ApiException 400 {@code invalid-header}
     */
    String address(HttpServletRequest request);

    /** Whether the request came by HTTPS all the way: to us, or to the first proxy that is trusted. */
    boolean isSecure(HttpServletRequest request);
}
