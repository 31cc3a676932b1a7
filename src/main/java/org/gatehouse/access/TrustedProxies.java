package org.gatehouse.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.gatehouse.api.CommonProblem;

/**
 * Finds the true peer of a request. Each proxy appends to {@code Forwarded} (RFC 7239) or {@code X-Forwarded-For} from where
 * it was called; that is believed as far as those who wrote it are trusted, so both are read from the right, up to the first
 * address that is no trusted proxy's or cannot be read. All to the left of it may be invented.
 */
final class TrustedProxies {
    private final Networks proxies;

    TrustedProxies(Networks proxies) {
        this.proxies = proxies;
    }

    /**
     * The address of whoever called us or the first of our proxies.
     *
     * @throws org.gatehouse.api.ApiException 400 {@code invalid-header}: both headers are there and name different peers.
     *     Most proxies write one of them and pass the other on as it came, so one of the two is the caller's own.
     */
    PeerAddress peer(HttpServletRequest request) {
        return peer(
                PeerAddress.parse(request.getRemoteAddr()),
                Collections.list(request.getHeaders("Forwarded")),
                Collections.list(request.getHeaders("X-Forwarded-For")));
    }

    PeerAddress peer(PeerAddress socket, List<String> forwarded, List<String> forwardedFor) {
        if (!proxies.contains(socket)) {
            return socket;
        }
        PeerAddress peer = walk(socket, forwarded, Hop::ofElement);
        PeerAddress other = walk(socket, forwardedFor, Hop::ofNode);
        if (forwarded.isEmpty() || forwardedFor.isEmpty()) {
            return forwarded.isEmpty() ? other : peer;
        }
        if (!peer.equals(other)) {
            throw CommonProblem.INVALID_HEADER.because("Forwarded and X-Forwarded-For name different peers");
        }
        return peer;
    }

    /** Whether we, or the proxy that has called us, were called by HTTPS. A proxy that does not say how it was called was not. */
    boolean isSecure(HttpServletRequest request) {
        return isSecure(
                PeerAddress.parse(request.getRemoteAddr()),
                request.isSecure(),
                Collections.list(request.getHeaders("Forwarded")),
                Collections.list(request.getHeaders("X-Forwarded-Proto")));
    }

    boolean isSecure(PeerAddress socket, boolean here, List<String> forwarded, List<String> forwardedProto) {
        if (!proxies.contains(socket)) {
            return here;
        }
        boolean told = !forwarded.isEmpty() || !forwardedProto.isEmpty();
        return told
                && (forwarded.isEmpty() || Hop.isHttps(last(forwarded)))
                && (forwardedProto.isEmpty() || last(forwardedProto).equalsIgnoreCase("https"));
    }

    /** What the proxy that has called us wrote. */
    private static String last(List<String> headers) {
        String last = headers.get(headers.size() - 1);
        return last.substring(last.lastIndexOf(',') + 1).strip();
    }

    private PeerAddress walk(PeerAddress socket, List<String> headers, Function<String, Optional<PeerAddress>> reader) {
        List<String> hops = new ArrayList<>();
        // also within quotes: what a caller left open must not swallow what a proxy appended
        headers.forEach(header -> hops.addAll(List.of(header.split(",", -1))));
        PeerAddress peer = socket;
        for (int i = hops.size() - 1; i >= 0 && proxies.contains(peer); i--) {
            Optional<PeerAddress> hop = reader.apply(hops.get(i).strip());
            if (hop.isEmpty()) {
                return peer;
            }
            peer = hop.get();
        }
        return peer;
    }
}
