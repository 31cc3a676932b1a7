package org.gatehouse.users.logins;

import java.util.UUID;

/**
 * Where somebody who logs in comes from.
 *
 * @param address of the person, or of the program that calls
 * @param saidBy the code that told the address; null when we have seen it ourselves. What one code says slows nobody down who
 *     comes through another.
 */
public record LoginOrigin(String address, UUID saidBy) {
    public static LoginOrigin seen(String address) {
        return new LoginOrigin(address, null);
    }
}
