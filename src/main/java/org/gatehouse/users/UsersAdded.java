package org.gatehouse.users;

import java.util.List;
import java.util.UUID;

/**
 * Told, in the same transaction, when users are new, their rows written: each later feature gives them what it has for all.
 *
 * @param userIds up to 1 000 of one organization
 */
public record UsersAdded(UUID organizationId, List<UUID> userIds) {}
