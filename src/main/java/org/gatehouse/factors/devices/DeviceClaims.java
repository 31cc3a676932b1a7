package org.gatehouse.factors.devices;

import com.nimbusds.jose.Payload;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a device says in a token of its own (RFC 7519), which stands in its requests and lives for minutes.
 *
 * @param issuer the id of the device
 * @param issuedAt seconds since 1970
 * @param expiresAt seconds since 1970
 */
record DeviceClaims(String issuer, long issuedAt, long expiresAt) {
    static final String AUDIENCE = "gatehouse";
    static final long LONGEST_SECONDS = 300;
    static final long SKEW_SECONDS = 60;

    /** Empty unless they are all there and meant for us. */
    static Optional<DeviceClaims> of(Payload payload) {
        Map<String, Object> claims = payload.toJSONObject();
        if (claims == null
                || !(claims.get("iss") instanceof String issuer)
                || !(claims.get("iat") instanceof Number issuedAt)
                || !(claims.get("exp") instanceof Number expiresAt)
                || !isForUs(claims.get("aud"))) {
            return Optional.empty();
        }
        return Optional.of(new DeviceClaims(issuer, issuedAt.longValue(), expiresAt.longValue()));
    }

    /** Whether it is their time, by clocks that may differ by a minute. */
    boolean countAt(Instant now) {
        long second = now.getEpochSecond();
        return issuedAt <= second + SKEW_SECONDS
                && issuedAt >= second - LONGEST_SECONDS - SKEW_SECONDS // and so no difference overflows
                && expiresAt > second - SKEW_SECONDS
                && expiresAt <= issuedAt + LONGEST_SECONDS
                && expiresAt > issuedAt;
    }

    private static boolean isForUs(Object audience) {
        return AUDIENCE.equals(audience) || List.of(AUDIENCE).equals(audience);
    }
}
