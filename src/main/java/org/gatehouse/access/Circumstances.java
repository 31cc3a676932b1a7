package org.gatehouse.access;

import java.time.Instant;

/**
 * When, through which door, where to and from where credentials are sent.
 *
 * @param door the dialect that they are sent in
 * @param host the {@code Host} header that they are sent with, or null
 * @param address of the true peer
 */
record Circumstances(Instant at, Dialect door, String host, PeerAddress address) {}
