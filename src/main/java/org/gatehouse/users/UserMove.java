package org.gatehouse.users;

import java.util.Objects;
import java.util.UUID;
import org.gatehouse.domains.EmailAddress;

/**
 * That a user, who stands at the new address already, has left another address or home, or without a home another name.
 *
 * @param oldHome null when the old address was merely noted
 */
record UserMove(User user, EmailAddress from, UUID oldHome) {
    boolean changesHome() {
        return !Objects.equals(oldHome, user.homeId());
    }

    boolean isOfHomeless() {
        return oldHome == null || user.homeId() == null;
    }

    UserAddressesChanged.Move told() {
        return new UserAddressesChanged.Move(user.id(), from, user.homeId() == null ? null : user.address());
    }
}
