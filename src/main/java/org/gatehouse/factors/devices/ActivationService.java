package org.gatehouse.factors.devices;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.gatehouse.audit.AuditService;
import org.gatehouse.audit.Target;
import org.gatehouse.platform.Retrying;
import org.gatehouse.platform.Secrets;

/** Gives tokens the devices that know their codes. */
@ApplicationScoped
@Retrying
@Transactional
class ActivationService {
    @Inject
    TokenRepository tokens;

    @Inject
    Devices devices;

    @Inject
    AuditService audit;

    @Inject
    Secrets secrets;

    @Inject
    Clock clock;

    /** Whose the device is now; empty when no token waits for this code. */
    Optional<OwnDeviceView> activate(ActivationCode code, DeviceKey key, String name) {
        Instant now = clock.instant();
        String mac = code.mac(secrets);
        Optional<Token> waiting = tokens.findPending(mac, now);
        if (waiting.isEmpty() || !tokens.activate(mac, key.stored(), name, now)) {
            return Optional.empty();
        }
        OwnDeviceView owner = tokens.owner(waiting.get().id());
        audit.doneBy(
                devices.identity(waiting.get().device()),
                "token.activate",
                new Target("token", owner.deviceId(), owner.user().username()),
                "domain: " + owner.domain().name() + ", device: " + name);
        return Optional.of(owner);
    }
}
