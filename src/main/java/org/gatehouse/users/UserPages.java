package org.gatehouse.users;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gatehouse.api.Listing;
import org.gatehouse.security.Caller;

/** The users whom the caller reaches, with their contact data, some at a time: for doors whose lists are read as a whole. */
@ApplicationScoped
public class UserPages {
    @Inject
    UserViewRepository users;

    @Inject
    UserReach reach;

    @Inject
    Caller caller;

    /**
     * Those of a filter behind {@code last}.
     *
     * @param last null for the first
     * @param filter from {@link UserFilter#made}, whose order it is
     */
    public List<ProfiledUser> after(ProfiledUser last, UserFilter filter, int most) {
        Listing page = Listing.numbered(1, most).after(last == null ? List.of() : keys(last.user()));
        List<UserView> found = users.list(caller.organizationId(), filter, reach.inLists(), page).stream()
                .limit(most)
                .map(UserViewRepository.Row::view)
                .toList();
        reach.passed(found.stream().anyMatch(UserView::isProtected));
        Map<UUID, ProfiledUser> profiled = users.profiled(caller.organizationId(), found);
        return found.stream()
                .map(user -> profiled.getOrDefault(user.id(), ProfiledUser.without(user)))
                .toList();
    }

    private static List<String> keys(UserView user) {
        return List.of(user.createdAt().toString(), user.id().toString());
    }
}
