package org.gatehouse.certificates;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gatehouse.api.ApiException;
import org.gatehouse.platform.Job;
import org.gatehouse.platform.Log;

/** Orders certificates anew when two thirds of their life have passed. */
@ApplicationScoped
class RenewalJob implements Job {
    private static final Log LOG = Log.of(RenewalJob.class);
    private static final int MOST = 100;

    @Inject
    CertificateRepository certificates;

    @Inject
    OrderService orders;

    @Inject
    CertificatesConfig config;

    @Inject
    AcmeConfig acme;

    @Inject
    Clock clock;

    @Override
    public String name() {
        return "certificates.renew";
    }

    @Override
    public Optional<Duration> every() {
        return Optional.of(config.renewEvery());
    }

    @Override
    public Optional<Instant> run(String about) {
        if (acme.directory().isEmpty()) {
            return Optional.empty();
        }
        List<CertificateRepository.Due> due = certificates.due(clock.instant(), MOST);
        for (CertificateRepository.Due one : due) {
            try {
                orders.renewDue(one);
            } catch (ApiException e) {
                orders.renewLater(one);
            } catch (RuntimeException e) { // keeps no other from its turn
                LOG.error(e, "A certificate could not be ordered anew; it is tried again in a day");
                orders.renewLater(one);
            }
        }
        return due.size() == MOST ? Optional.of(clock.instant()) : Optional.empty();
    }
}
