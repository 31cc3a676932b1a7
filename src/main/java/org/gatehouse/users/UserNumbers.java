package org.gatehouse.users;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.domains.EmailAddress;
import org.gatehouse.security.Caller;

/** The users whom the caller reaches by their numbers or mailboxes, for doors that know no other ids. */
@ApplicationScoped
public class UserNumbers {
    @Inject
    UserRepository users;

    @Inject
    UserViewRepository views;

    @Inject
    UserReach reach;

    @Inject
    Caller caller;

    /**
     * The user of this number.
     *
     * @throws org.gatehouse.api.ApiException 404 {@code user-not-found}, 403 {@code user-protected} or {@code domain-not-allowed}
     */
    public UserView get(long number) {
        return reached(users.findByNumber(caller.organizationId(), number));
    }

    /**
     * Who receives mail at this address.
     *
     * @throws org.gatehouse.api.ApiException as {@link #get}
     */
    public UserView at(EmailAddress address) {
        return reached(users.findMailbox(caller.organizationId(), address.key()));
    }

    /** Those at home in a domain, which the caller reaches, with lower numbers than this, from the highest down. */
    public List<UserView> below(long number, UUID domainId, int most) {
        List<UserView> found = views.below(number, caller.organizationId(), domainId, reach.inLists(), most);
        reach.passed(found.stream().anyMatch(UserView::isProtected));
        return found;
    }

    private UserView reached(Optional<User> found) {
        User user = found.orElseThrow(UserReach::notFound);
        reach.require(user);
        return user.view();
    }
}
