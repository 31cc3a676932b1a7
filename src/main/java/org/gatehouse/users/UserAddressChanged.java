package org.gatehouse.users;

import java.util.UUID;
import org.gatehouse.domains.EmailAddress;

/**
 * Told, in the same transaction, when a mailbox user moves from one address to another, and what pointed there follows; or
 * gives it up.
 *
 * @param to null when the user is no mailbox any more
 */
public record UserAddressChanged(UUID organizationId, UUID userId, EmailAddress from, EmailAddress to) {}
