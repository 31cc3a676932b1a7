package org.gatehouse.access.logins;

/** Which login is tried, and from which network. */
public record LoginAttempt(String loginHash, String network) {}
