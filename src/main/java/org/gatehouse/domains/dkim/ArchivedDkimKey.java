package org.gatehouse.domains.dkim;

import java.time.Instant;

/**
 * A key with its private half, as an archive keeps it: everything but ids.
 *
 * @param switches whether it signs as soon as the DNS shows it
 * @param keepDays how long the key that it replaces is kept
 * @param privateKey PKCS#8 in PEM
 * @param retiredAt null unless it is retired
 * @param deleteAt null unless it is retired
 */
public record ArchivedDkimKey(
        DkimSelector selector,
        DkimAlgorithm algorithm,
        DkimState state,
        boolean switches,
        int keepDays,
        String privateKey,
        Instant createdAt,
        Instant retiredAt,
        Instant deleteAt) {
    /** Without the private half. */
    @Override
    public String toString() {
        return "ArchivedDkimKey[" + selector + "]";
    }
}
