package org.gatehouse.users;

import java.util.Set;
import java.util.UUID;
import org.gatehouse.domains.EmailAddress;

/**
 * Asked, in the same transaction, before one of many users goes: a later feature that would have to delete what is out of the
 * caller's reach refuses by an {@link org.gatehouse.api.ApiException}. {@link UsersDeleting} follows for all of them.
 *
 * @param heldAddress what the user holds
 * @param gone keys of addresses that are going already; observers add those that would go too
 */
public record UserLeaving(UUID organizationId, EmailAddress heldAddress, Set<String> gone) {}
