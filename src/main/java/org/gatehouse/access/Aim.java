package org.gatehouse.access;

import java.util.UUID;
import org.gatehouse.users.UserStanding;

/**
 * On whom and what something would be done; null members leave it open.
 *
 * @param domainId of the domain, or of the domain that the thing lies in
 */
record Aim(UserStanding user, UUID domainId) {
    static final Aim OPEN = new Aim(null, null);
}
