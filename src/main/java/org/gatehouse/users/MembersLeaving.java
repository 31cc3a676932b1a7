package org.gatehouse.users;

import java.util.List;
import java.util.UUID;

/**
 * Told, in the same transaction, when users who stay have left a domain: each later feature deletes what they had as its
 * members. Of users or domains that go, {@link UsersDeleting} and {@link org.gatehouse.domains.DomainDeleting} tell.
 *
 * @param userIds up to 1 000 of one organization
 */
public record MembersLeaving(UUID organizationId, UUID domainId, List<UUID> userIds) {}
