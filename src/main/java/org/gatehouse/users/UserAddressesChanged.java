package org.gatehouse.users;

import java.util.List;
import java.util.UUID;
import org.gatehouse.domains.EmailAddress;

/**
 * Told, in the same transaction, when mailbox users have left their addresses: what points there follows, all at once.
 *
 * @param moves up to 1 000 of users of one organization; none leads to an address that another leaves
 */
public record UserAddressesChanged(UUID organizationId, List<Move> moves) {
    /**
     * One of them.
     *
     * @param to null when the user is no mailbox any more
     */
    public record Move(UUID userId, EmailAddress from, EmailAddress to) {}
}
