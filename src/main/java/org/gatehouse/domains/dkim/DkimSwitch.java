package org.gatehouse.domains.dkim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.gatehouse.platform.Dns;
import org.gatehouse.platform.DnsAnswer;
import org.gatehouse.platform.DnsType;
import org.gatehouse.platform.Job;
import org.gatehouse.platform.Log;
import org.gatehouse.security.Identity;

/** Asks the DNS now and again for the keys that wait for it, and has those sign that it shows. */
@ApplicationScoped
class DkimSwitch implements Job {
    private static final Log LOG = Log.of(DkimSwitch.class);
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final int AT_ONCE = 50;

    @Inject
    DkimKeyRepository keys;

    @Inject
    DkimKeyWriteService writer;

    @Inject
    DkimConfig config;

    @Inject
    Dns dns;

    @Override
    public String name() {
        return "dkim.switch";
    }

    @Override
    public Optional<Duration> every() {
        return Optional.of(config.checkEvery());
    }

    @Override
    public Optional<Instant> run(String about) {
        UUID last = BEFORE_ALL;
        List<DkimKey> some;
        do {
            some = keys.switching(last, AT_ONCE);
            Map<DkimKey, CompletableFuture<DnsAnswer>> asked = new LinkedHashMap<>();
            some.forEach(key -> asked.put(key, dns.ask(key.record().name(), DnsType.TXT)));
            asked.forEach((key, answer) -> note(key, answer.join()));
            last = some.isEmpty() ? last : some.get(some.size() - 1).id();
        } while (some.size() == AT_ONCE);
        return Optional.empty();
    }

    /** One that fails keeps no other from its turn; a failure of the DNS says nothing of a key. */
    private void note(DkimKey key, DnsAnswer answer) {
        if (!answer.isKnown()) {
            return;
        }
        try {
            writer.checked(
                    Identity.server(key.organizationId()), key.domainId(), key.id(), key.isShownBy(answer.records()));
        } catch (RuntimeException e) {
            LOG.error(e, "A DKIM key could not be switched; it is tried again");
        }
    }
}
