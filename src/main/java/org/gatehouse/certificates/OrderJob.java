package org.gatehouse.certificates;

import static org.gatehouse.certificates.CertificateProblem.ACME_REFUSED;
import static org.gatehouse.certificates.CertificateProblem.ACME_TIMEOUT;
import static org.gatehouse.certificates.CertificateProblem.ACME_UNREACHABLE;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.gatehouse.domains.VerifiedDomains;
import org.gatehouse.platform.Job;
import org.gatehouse.platform.Jobs;
import org.gatehouse.platform.Log;
import org.gatehouse.platform.OutgoingRefused;
import org.shredzone.acme4j.Problem;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.exception.AcmeRateLimitedException;
import org.shredzone.acme4j.exception.AcmeServerException;

/** Brings one order to its end, step by step; each run looks at what the CA says and leaves the waiting to the next one. */
@ApplicationScoped
class OrderJob implements Job {
    private static final Log LOG = Log.of(OrderJob.class);
    private static final Duration NO_PLACE = Duration.ofSeconds(1);
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration SLOWEST = Duration.ofMinutes(10);
    private static final int LONGEST_DETAIL = 1000;
    private static final String ACME = "urn:ietf:params:acme:error:";

    @Inject
    OrderStepService steps;

    @Inject
    OrderWalk walk;

    @Inject
    CertificateAuthority ca;

    @Inject
    AcmeConfig config;

    @Inject
    Jobs jobs;

    @Inject
    Clock clock;

    /** Leaves threads to other work while the CA is slow. */
    private Semaphore places;

    @Override
    public String name() {
        return "certificates.order";
    }

    @PostConstruct
    void divide() {
        places = new Semaphore(Math.max(1, jobs.threads() / 2));
    }

    @Override
    public Optional<Instant> run(String about) {
        if (!places.tryAcquire()) {
            return Optional.of(clock.instant().plus(NO_PLACE));
        }
        try {
            return step(about);
        } finally {
            places.release();
        }
    }

    private Optional<Instant> step(String about) {
        Order order = steps.open(UUID.fromString(about)).orElse(null);
        if (order == null) {
            return Optional.empty();
        }
        if (config.directory().isEmpty()) {
            steps.failed(order, CertificateProblem.ACME_OFF.because("the operator has switched it off"));
            return Optional.empty();
        }
        if (!steps.isAllowed(order)) {
            steps.failed(order, VerifiedDomains.notVerified());
            return Optional.empty();
        }
        if (clock.instant().isAfter(end(order))) {
            steps.failed(order, ACME_TIMEOUT.because("it has had %s", config.patience()));
            return Optional.empty();
        }
        return walk(order);
    }

    @Override
    public void giveUp(String about, Throwable last) {
        steps.open(UUID.fromString(about))
                .ifPresent(order -> steps.failed(order, ACME_REFUSED.because("something failed on our side")));
    }

    private Optional<Instant> walk(Order order) {
        CertificateAuthority.Entry entry = null;
        try {
            entry = ca.enter();
            Instant end = end(order);
            return walk.on(order, entry.login()).map(next -> next.isBefore(end) ? next : end);
        } catch (AcmeRateLimitedException e) {
            Instant retry = e.getRetryAfter().orElse(clock.instant().plus(SLOWEST));
            return until(order, retry, refusal(e));
        } catch (AcmeServerException e) {
            if (isAccountLost(e) && entry != null && order.restarts() < OrderWalk.MOST_RESTARTS) {
                LOG.warn("The CA does not know this server's account any more; it is made again");
                ca.forget(entry.accountId());
                return Optional.of(steps.restart(order));
            }
            if (mayPass(e)) {
                return until(order, later(order), refusal(e));
            }
            steps.failed(order, ACME_REFUSED.because("%s", refusal(e)));
            return Optional.empty();
        } catch (AcmeException e) {
            if (e.getCause() instanceof OutgoingRefused) {
                steps.failed(order, ACME_REFUSED.because("%s", e.getCause().getMessage()));
                return Optional.empty();
            }
            LOG.warn("The CA cannot be reached: %s", e.getMessage());
            return until(order, later(order), null);
        }
    }

    /** Goes on at this time, or fails when that is too late. */
    private Optional<Instant> until(Order order, Instant next, String why) {
        if (next.isBefore(end(order))) {
            return Optional.of(next);
        }
        steps.failed(
                order,
                why == null
                        ? ACME_UNREACHABLE.because("it was tried for %s", config.patience())
                        : ACME_REFUSED.because("%s", why));
        return Optional.empty();
    }

    private Instant end(Order order) {
        return order.createdAt().plus(config.patience());
    }

    private Instant later(Order order) {
        Instant now = clock.instant();
        Duration pause = Duration.between(order.createdAt(), now).dividedBy(4);
        return now.plus(pause.compareTo(SOON) < 0 ? SOON : pause.compareTo(SLOWEST) > 0 ? SLOWEST : pause);
    }

    private static boolean isAccountLost(AcmeServerException e) {
        return is(e, "accountDoesNotExist");
    }

    /** As CAs say it of what they have forgotten, or of what was another account's. */
    static boolean isOrderUnknown(AcmeServerException e) {
        return is(e, "malformed") || is(e, "unauthorized");
    }

    private static boolean mayPass(AcmeServerException e) {
        return is(e, "serverInternal") || is(e, "badNonce") || is(e, "orderNotReady");
    }

    private static boolean is(AcmeServerException e, String type) {
        return (ACME + type).equals(String.valueOf(e.getType()));
    }

    private static String refusal(AcmeServerException e) {
        Problem problem = e.getProblem();
        return cut(problem.getDetail().or(problem::getTitle).orElse("the CA says no more"));
    }

    static String cut(String text) {
        return text.length() > LONGEST_DETAIL ? text.substring(0, LONGEST_DETAIL) : text;
    }
}
