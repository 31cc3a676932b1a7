package org.gatehouse.factors.sessions;

import java.util.UUID;

/** To where a device's events go. */
interface EventChannel {
    /** Sends one; throws no exception when nobody takes it any more. */
    void send(UUID id, String data);

    /** Sends what says that the server is still there. */
    void beat();

    boolean isClosed();

    void close();
}
