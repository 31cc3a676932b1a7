package org.gatehouse.users;

import static org.gatehouse.users.UserProblem.NOT_A_MEMBER;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.gatehouse.security.Caller;

/** Tells later features who belongs to which domain of the caller's organization. */
@ApplicationScoped
public class Memberships {
    @Inject
    UserRepository users;

    @Inject
    UserLockRepository locks;

    @Inject
    Caller caller;

    /**
     * Refuses a user who is no member.
     *
     * @throws org.gatehouse.api.ApiException 404 {@code not-a-member}
     */
    public void require(UUID domainId, UUID userId) {
        refuseUnless(users.isMember(caller.organizationId(), domainId, userId));
    }

    /** As {@link #require}; the user stays a member until the transaction ends. */
    public void hold(UUID domainId, UUID userId) {
        refuseUnless(locks.lockMember(caller.organizationId(), domainId, userId));
    }

    private static void refuseUnless(boolean isMember) {
        if (!isMember) {
            throw NOT_A_MEMBER.because("the user is no member of the domain");
        }
    }
}
