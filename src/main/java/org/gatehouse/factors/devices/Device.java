package org.gatehouse.factors.devices;

import java.util.UUID;

/**
 * The device of an active token, as it calls.
 *
 * @param tokenId the device's id too
 * @param publicKey the key that was sent when it was activated, a JWK
 */
public record Device(UUID tokenId, UUID organizationId, UUID domainId, UUID userId, String publicKey) {}
