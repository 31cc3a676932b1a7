package org.gatehouse.domains.dkim;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.platform.Places;
import org.gatehouse.platform.Shares;

/**
 * Makes keys. Those of RSA few at a time, since each takes a processor for up to seconds, and no organization fills the line. Call
 * it outside of transactions.
 */
@ApplicationScoped
class DkimKeyMaker {
    private static final int SHARES = 3;

    @Inject
    DkimConfig config;

    private Places places;
    private Shares shares;

    @PostConstruct
    void open() {
        places = new Places(config.concurrent(), config.queue(), config.maxWait(), DkimKeyMaker::busy);
        shares = new Shares(Math.max(1, (config.concurrent() + config.queue()) / SHARES), DkimKeyMaker::busy);
    }

    /**
     * A new pair.
     *
     * @throws ApiException 503 {@code busy}
     */
    DkimKeyPair make(UUID organizationId, DkimAlgorithm algorithm) {
        return algorithm == DkimAlgorithm.ED25519
                ? DkimKeyPair.generate(algorithm)
                : shares.in(organizationId, () -> places.in(() -> DkimKeyPair.generate(algorithm)));
    }

    static ApiException busy() {
        return CommonProblem.BUSY.because("many keys are being made").with("Retry-After", "10");
    }
}
