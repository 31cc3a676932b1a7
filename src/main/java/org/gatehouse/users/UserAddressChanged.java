package org.gatehouse.users;

import java.util.UUID;
import org.gatehouse.domains.EmailAddress;

/** Told, in the same transaction, when a mailbox user moves from one address to another; what pointed there follows. */
public record UserAddressChanged(UUID organizationId, UUID userId, EmailAddress from, EmailAddress to) {}
