package org.gatehouse.platform;

import java.io.IOException;

/** Why the server does not dial a host; the message names neither the host nor its addresses. */
public class OutgoingRefused extends IOException {
    private static final long serialVersionUID = 1L;

    public OutgoingRefused(String message) {
        super(message);
    }
}
