package org.gatehouse.factors.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.factors.devices.Device;
import org.gatehouse.support.SetClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionListenersTest {
    private final SessionListeners listeners = new SessionListeners();
    private final UUID organization = UUID.randomUUID();

    @BeforeEach
    void start() {
        listeners.clock = new SetClock("2026-11-22T10:00:00Z");
        listeners.sessions = new Looks();
        listeners.poller = Looks.poller();
        listeners.executor = Looks.executor();
    }

    /** Takes all and keeps none. */
    private static final class Channel implements EventChannel {
        private boolean closed;

        @Override
        public void send(UUID id, String data) {
            // nobody reads it
        }

        @Override
        public void beat() {
            // nobody reads it
        }

        @Override
        public boolean isClosed() {
            return closed;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private static Device device(UUID organizationId) {
        return new Device(UUID.randomUUID(), organizationId, UUID.randomUUID(), UUID.randomUUID(), "{}");
    }

    private Channel listen(Device device) {
        Channel channel = new Channel();
        listeners.add(device, channel);
        return channel;
    }

    private List<Channel> listen(UUID organizationId, int many) {
        List<Channel> all = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            all.add(listen(device(organizationId)));
        }
        return all;
    }

    private void assertRefused(Device device) {
        ApiException refusal = catchThrowableOfType(ApiException.class, () -> listen(device));

        assertThat(refusal.type()).isEqualTo(CommonProblem.BUSY);
        assertThat(refusal.type().status()).isEqualTo(503);
    }

    @Test
    void areSoManyOfAnOrganization() {
        listen(organization, 500);

        assertRefused(device(organization));
        assertThat(listen(device(UUID.randomUUID())).isClosed()).isFalse();
    }

    @Test
    void areSoManyOnANode() {
        listen(organization, 500);
        listen(UUID.randomUUID(), 500);

        assertRefused(device(UUID.randomUUID()));
    }

    @Test
    void areTwoOfADeviceAndTheOldestGivesWay() {
        Device device = device(organization);
        Channel first = listen(device);
        Channel second = listen(device);
        assertThat(first.isClosed()).isFalse();

        Channel third = listen(device);

        assertThat(first.isClosed()).isTrue();
        assertThat(second.isClosed()).isFalse();
        assertThat(third.isClosed()).isFalse();
    }

    @Test
    void makeRoomForADeviceThatComesAgainAndForWhoeverComesAfterOneHasGone() {
        List<Channel> all = listen(organization, 498);
        Device device = device(organization);
        listen(device);
        listen(device);
        assertThat(listen(device).isClosed()).isFalse();
        assertRefused(device(organization));

        all.get(0).close();
        listeners.look();

        assertThat(listen(device(organization)).isClosed()).isFalse();
    }
}
