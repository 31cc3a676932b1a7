package org.gatehouse.factors.devices;

import java.util.UUID;

/** The token of a member of a domain. */
public record TokenRef(UUID id, boolean active) {}
