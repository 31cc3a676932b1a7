package org.gatehouse.factors;

import java.util.UUID;

/**
 * Whose factor is asked for, and where.
 *
 * @param domainId null when no domain asks, but the access to this service
 */
public record FactorUser(UUID organizationId, UUID domainId, UUID userId) {}
