package org.gatehouse.factors.sessions;

import java.util.Set;
import org.gatehouse.factors.FactorKind;
import org.gatehouse.factors.FactorUser;

/**
 * What a user must show besides the password, read once for a login.
 *
 * @param user with the home domain, whose settings count; null for those that are built in
 * @param kinds those that the organization and the home domain take
 */
public record Demand(Need need, FactorUser user, Set<FactorKind> kinds) {
    /** What is wanted of the user. */
    public enum Need {
        /** Nothing more than the password. */
        NOTHING,

        /** To show a second factor. */
        FACTOR,

        /** To get one first: without there is no way in. */
        ENROLMENT
    }
}
