package org.gatehouse.domains.dns;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.domains.DomainService;
import org.gatehouse.domains.DomainView;
import org.gatehouse.domains.VerificationService;
import org.gatehouse.domains.dkim.DkimKeyService;
import org.gatehouse.platform.Dns;
import org.gatehouse.platform.DnsAnswer;
import org.gatehouse.platform.DnsAnswer.Outcome;
import org.gatehouse.platform.DnsType;
import org.gatehouse.platform.Shares;
import org.gatehouse.security.Caller;

/** Looks at all records of a domain at once, and takes no longer than some seconds for it. */
@ApplicationScoped
public class DnsRecords {
    private static final long MOST_SECONDS = 5;
    private static final int MOST_PARENTS = 10;
    private static final int AT_ONCE = 4; // each takes some forty of the places that all look-ups share
    private static final DnsAnswer NOTHING_KNOWN = new DnsAnswer(Outcome.FAILED, List.of());

    @Inject
    DomainService domains;

    @Inject
    VerificationService verifications;

    @Inject
    DkimKeyService keys;

    @Inject
    @Any
    Instance<KnownCertificates> certificates;

    @Inject
    MailDnsConfig config;

    @Inject
    Dns dns;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    private final Shares shares = new Shares(AT_ONCE, DnsRecords::busy);

    /**
     * What a domain should have in the DNS, and what it has.
     *
     * @throws ApiException 404 {@code domain-not-found}; 503 {@code busy}
     */
    public DnsRecordsView of(String idOrName) {
        DomainView domain = domains.get(idOrName);
        return shares.in(caller.organizationId(), () -> look(domain));
    }

    private DnsRecordsView look(DomainView domain) {
        Map<Demand, CompletableFuture<DnsAnswer>> asked = new LinkedHashMap<>();
        for (Demand demand : demands(domain)) {
            CompletableFuture<DnsAnswer> answer =
                    demand.purpose() == Purpose.CAA ? nearest(demand.name()) : dns.ask(demand.name(), demand.type());
            asked.put(demand, answer.completeOnTimeout(NOTHING_KNOWN, MOST_SECONDS, TimeUnit.SECONDS));
        }
        List<DnsRecordView> records = new ArrayList<>();
        asked.forEach((demand, answer) -> records.add(demand.view(answer.join())));
        boolean ok = records.stream()
                .allMatch(record -> record.verdict() == Verdict.OK
                        || record.verdict() == Verdict.EXTRA
                        || record.wanted().isEmpty());
        return new DnsRecordsView(domain.name(), clock.instant(), ok, records);
    }

    private List<Demand> demands(DomainView domain) {
        String name = domain.name().value();
        List<Demand> demands = new ArrayList<>();
        if (!domain.verified()) {
            demands.add(Demands.verification(verifications.record(domain)));
        }
        demands.add(Demands.mx(name, config.hosts()));
        demands.add(Demands.spf(name, config.spf()));
        keys.ofDomain(domain.id().toString()).forEach(key -> demands.add(Demands.dkim(key)));
        demands.add(Demands.dmarc(name, config.dmarc()));
        demands.add(Demands.mtaSts(name, config.mtaSts(), config.hosts()));
        for (String host : config.hosts()) {
            publicKey(host).ifPresent(hash -> demands.add(Demands.tlsa(host, hash)));
        }
        for (Purpose purpose : List.of(Purpose.IMAPS, Purpose.POP3S, Purpose.SUBMISSION, Purpose.SUBMISSIONS)) {
            demands.add(Demands.service(purpose, name, config.services().get(purpose)));
        }
        demands.add(Demands.caa(name, config.caa()));
        return demands;
    }

    private static ApiException busy() {
        return CommonProblem.BUSY.because("your domains are being looked at").with("Retry-After", "5");
    }

    private Optional<String> publicKey(String host) {
        return certificates.stream()
                .flatMap(known -> known.publicKeySha256(caller.organizationId(), host).stream())
                .findFirst();
    }

    /** The answer of the nearest name upwards that has records; one that failed hides those above it. */
    private CompletableFuture<DnsAnswer> nearest(String domain) {
        List<CompletableFuture<DnsAnswer>> upwards = new ArrayList<>();
        for (String name = domain;
                name.indexOf('.') > 0 && upwards.size() < MOST_PARENTS;
                name = name.substring(name.indexOf('.') + 1)) {
            upwards.add(dns.ask(name, DnsType.CAA));
        }
        return CompletableFuture.allOf(upwards.toArray(CompletableFuture[]::new))
                .thenApply(all -> upwards.stream()
                        .map(CompletableFuture::join)
                        .filter(answer -> !answer.isKnown() || !answer.records().isEmpty())
                        .findFirst()
                        .orElse(new DnsAnswer(Outcome.NO_DATA, List.of())));
    }
}
