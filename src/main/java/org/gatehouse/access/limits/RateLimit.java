package org.gatehouse.access.limits;

/**
 * What one window says to one request.
 *
 * @param granted whether the request may go on
 * @param limit how many requests the window has
 * @param remaining how many it has left, as far as this node knows: what other nodes took since its last share is not seen
 * @param resetSeconds after how many seconds the next window begins, at least 1
 */
public record RateLimit(boolean granted, long limit, long remaining, long resetSeconds) {}
