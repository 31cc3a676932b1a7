package org.gatehouse.domains;

import java.util.UUID;

/** Told, in the same transaction, when a domain was verified, be it by being made, or is not any more, enabled or disabled. */
public record DomainStanding(UUID organizationId, UUID domainId) {}
