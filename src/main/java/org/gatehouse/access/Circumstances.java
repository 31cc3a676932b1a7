package org.gatehouse.access;

import java.time.Instant;

/**
 * When, where to and from where credentials are sent.
 *
 * @param host the {@code Host} header that they are sent with, or null
 * @param address of the true peer
 */
record Circumstances(Instant at, String host, PeerAddress address) {}
