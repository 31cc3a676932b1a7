package org.gatehouse.domains.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.domains.DomainName;
import org.gatehouse.platform.Dns;
import org.gatehouse.security.Identity;
import org.gatehouse.support.DnsServer;
import org.gatehouse.support.Tenant;
import org.junit.jupiter.api.Test;

/** That a switch of keys writes what the DNS said, and nothing where it said nothing. */
class DkimSwitchTest {
    private final Map<UUID, Boolean> noted = new HashMap<>();
    private final DnsServer dns = DnsServer.shared();

    @Test
    void notesNothingOfAKeyWhileTheDnsFails() {
        DkimKey shown = key();
        DkimKey missing = key();
        DkimKey failing = key();
        dns.addText(shown.record().name(), shown.record().value());
        dns.fail(failing.record().name());

        switchOf(shown, failing, missing).run("");

        assertThat(noted).containsOnly(Map.entry(shown.id(), true), Map.entry(missing.id(), false));
    }

    private DkimSwitch switchOf(DkimKey... waiting) {
        DkimSwitch made = new DkimSwitch();
        made.dns = Dns.at(Duration.ofSeconds(5), new InetSocketAddress("127.0.0.1", dns.port()));
        made.keys = new DkimKeyRepository() {
            @Override
            List<DkimKey> switching(UUID after, int most) {
                return List.of(waiting);
            }
        };
        made.writer = new DkimKeyWriteService() {
            @Override
            Optional<DkimKeyView> checked(Identity actor, UUID domainId, UUID id, boolean shown) {
                noted.put(id, shown);
                return Optional.empty();
            }
        };
        return made;
    }

    private static DkimKey key() {
        Instant now = Instant.now();
        return new DkimKey(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                DomainName.parse(Tenant.unique("switch") + ".example"),
                DkimSelector.parse("one"),
                DkimAlgorithm.ED25519,
                DkimState.WAITING,
                true,
                7,
                "",
                DkimKeyPair.generate(DkimAlgorithm.ED25519).publicKey(),
                null,
                null,
                null,
                null,
                0,
                now,
                now);
    }
}
