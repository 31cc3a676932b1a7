package org.gatehouse.factors.hardware;

import java.util.UUID;

/** Which hardware tokens are asked for; null members ask for all. */
record HardwareTokenFilter(UUID userId, String serialKey) {}
