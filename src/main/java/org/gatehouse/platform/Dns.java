package org.gatehouse.platform;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.gatehouse.platform.DnsAnswer.Outcome;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Name;
import org.xbill.DNS.NioClient;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.ResolverConfig;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import org.xbill.DNS.lookup.LookupSession;
import org.xbill.DNS.lookup.NoSuchDomainException;
import org.xbill.DNS.lookup.NoSuchRRSetException;

/**
 * Asks the DNS, always anew, and follows aliases. Never throws for what names or resolvers do. Call it outside of transactions.
 */
@ApplicationScoped
public class Dns {
    /** How many records of one answer are looked at. */
    public static final int MOST_RECORDS = 64;

    private static final int AT_ONCE = 512;
    private static final int MOST_ALIASES = 8;
    private static final int ATTEMPTS = 2;

    @Inject
    DnsConfig config;

    private final Semaphore places = new Semaphore(AT_ONCE);
    private LookupSession session;
    private Duration most;

    /** One that asks these resolvers, outside a server. */
    public static Dns at(Duration timeout, InetSocketAddress... resolvers) {
        Dns dns = new Dns();
        dns.open(timeout, List.of(resolvers));
        return dns;
    }

    @PostConstruct
    void open() {
        List<InetSocketAddress> configured = config.resolvers();
        open(
                config.timeout(),
                configured.isEmpty() ? ResolverConfig.getCurrentConfig().servers() : configured);
    }

    private void open(Duration timeout, List<InetSocketAddress> servers) {
        most = timeout;
        List<Resolver> resolvers = new ArrayList<>();
        for (InetSocketAddress server : servers) {
            SimpleResolver one = new SimpleResolver(server);
            one.setTimeout(timeout.dividedBy(ATTEMPTS));
            resolvers.add(one);
        }
        ExtendedResolver all = new ExtendedResolver(resolvers);
        all.setRetries(ATTEMPTS);
        all.setTimeout(timeout);
        session =
                LookupSession.builder().resolver(all).maxRedirects(MOST_ALIASES).build();
    }

    /** Its threads would outlive the application. */
    @PreDestroy
    void close() {
        NioClient.close();
    }

    /** Asks and waits, as long as is configured. */
    public DnsAnswer lookup(String name, DnsType type) {
        return ask(name, type).join();
    }

    /** Asks; the answer comes within the configured time. What hangs on it runs in a thread that may not be held up. */
    public CompletableFuture<DnsAnswer> ask(String name, DnsType type) {
        Name parsed;
        try {
            parsed = Name.fromString(name, Name.root);
        } catch (TextParseException e) {
            return done(Outcome.NO_NAME); // longer than any name is
        }
        if (!places.tryAcquire()) {
            return done(Outcome.FAILED);
        }
        try {
            return session.lookupAsync(parsed, Type.value(type.name()), DClass.IN)
                    .toCompletableFuture()
                    .orTimeout(most.toMillis(), TimeUnit.MILLISECONDS)
                    .handle((result, failure) -> failure == null ? found(result.getRecords()) : nothing(failure))
                    .whenComplete((answer, failure) -> places.release());
        } catch (RuntimeException e) { // before anything was sent
            places.release();
            return done(Outcome.FAILED);
        }
    }

    private static DnsAnswer found(List<Record> records) {
        return records.isEmpty()
                ? new DnsAnswer(Outcome.NO_DATA, List.of())
                : new DnsAnswer(
                        Outcome.FOUND,
                        records.stream().limit(MOST_RECORDS).map(Dns::text).toList());
    }

    private static DnsAnswer nothing(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        Outcome outcome = cause instanceof NoSuchDomainException
                ? Outcome.NO_NAME
                : cause instanceof NoSuchRRSetException ? Outcome.NO_DATA : Outcome.FAILED;
        return new DnsAnswer(outcome, List.of());
    }

    private static CompletableFuture<DnsAnswer> done(Outcome outcome) {
        return CompletableFuture.completedFuture(new DnsAnswer(outcome, List.of()));
    }

    private static String text(Record record) {
        if (record instanceof TXTRecord txt) {
            ByteArrayOutputStream joined = new ByteArrayOutputStream();
            txt.getStringsAsByteArrays().forEach(joined::writeBytes);
            return joined.toString(StandardCharsets.UTF_8);
        }
        return record.rdataToString();
    }
}
