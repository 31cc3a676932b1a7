package org.gatehouse.factors.sessions;

import static org.gatehouse.factors.FactorProblem.POLLING_DISABLED;
import static org.gatehouse.factors.FactorProblem.SIGNATURE_WRONG;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.api.StrictJson;
import org.gatehouse.factors.devices.Device;
import org.gatehouse.factors.devices.Devices;
import org.gatehouse.factors.settings.DomainSettings;
import org.gatehouse.platform.Ids;

/** Use cases of devices on the sessions that wait for them. No API code calls here, and so there is no caller to ask about. */
@ApplicationScoped
class DeviceSessions {
    @Inject
    SessionRepository sessions;

    @Inject
    SessionWriteService writes;

    @Inject
    SessionWaits waits;

    @Inject
    Devices devices;

    @Inject
    DomainSettings settings;

    @Inject
    StrictJson json;

    @Inject
    Clock clock;

    /**
     * The pending sessions, the oldest first.
     *
     * @throws ApiException 403 {@code polling-disabled}
     */
    List<SessionView> list(Device device) {
        if (!settings.of(device.organizationId(), device.domainId()).requestPollingEnabled()) {
            throw POLLING_DISABLED.because("listen to device/events instead");
        }
        Instant now = clock.instant();
        return sessions.pendingOfToken(device.tokenId(), now).stream()
                .map(session -> session.view(now))
                .toList();
    }

    SessionView get(Device device, String id) {
        return find(device, id).view(clock.instant());
    }

    /**
     * Does what the device's user has decided, if the device's key has signed it.
     *
     * @throws ApiException 404 {@code session-not-found}, 403 {@code signature-wrong}, which counts against the token, 409 {@code
     *     session-ended}
     */
    SessionView decide(Device device, String id, DecisionDraft draft) {
        Session session = find(device, id);
        SignedDecision signed = devices.payload(device, draft.jws())
                .map(this::read)
                .filter(decision -> decision.isAbout(session))
                .orElse(null);
        if (signed == null) {
            writes.failDevice(device);
            throw SIGNATURE_WRONG.because("the device's key has not signed a decision on this session and its number");
        }
        if (signed.locks() && signed.decision() != Decision.NOT_ME) {
            throw CommonProblem.INVALID_BODY.at("/jws", "may lock the token with not-me only");
        }
        UUID sessionId = session.id();
        SessionView view = writes.decide(device, devices.identity(device), sessionId, signed);
        waits.lookSoon(sessionId);
        return view;
    }

    /** Signed by the device, and so a mistake in its program. */
    private SignedDecision read(byte[] payload) {
        try {
            return json.read(payload, SignedDecision.class);
        } catch (ApiException e) {
            throw CommonProblem.INVALID_BODY.at("/jws", "must have a decision as its payload");
        }
    }

    private Session find(Device device, String id) {
        return Ids.parse(id)
                .flatMap(parsed -> sessions.findOfToken(device.tokenId(), parsed))
                .orElseThrow(SessionService::notFound);
    }
}
