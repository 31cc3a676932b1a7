package org.gatehouse.users;

import java.util.List;
import java.util.UUID;
import org.gatehouse.domains.EmailAddress;

/**
 * Told, in the same transaction, before users go: each later feature deletes what hangs on them.
 *
 * @param users up to 1 000 of one organization
 */
public record UsersDeleting(UUID organizationId, List<Leaving> users) {
    /**
     * One of them.
     *
     * @param heldAddress the address that it held, or null
     */
    public record Leaving(UUID id, EmailAddress heldAddress) {}
}
