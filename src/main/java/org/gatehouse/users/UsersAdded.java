package org.gatehouse.users;

import java.util.List;
import java.util.UUID;

/**
 * Told, in the same transaction, when users are new, their rows written: each later feature gives them what it has for all.
 *
 * @param userIds up to 1 000 of one organization
 * @param bringWebAides whether they come out of an archive, with containers of their own
 */
public record UsersAdded(UUID organizationId, List<UUID> userIds, boolean bringWebAides) {}
