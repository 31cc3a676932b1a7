package org.gatehouse.webaides;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.gatehouse.api.Listing;
import org.gatehouse.api.Preconditions;
import org.gatehouse.security.Caller;
import org.gatehouse.users.UserDirectory;
import org.gatehouse.webaides.content.Kind;

/** Containers by their numbers, for dialects that know no other ids. */
@ApplicationScoped
public class NumberedWebAides {
    @Inject
    WebAideService service;

    @Inject
    WebAideRepository webaides;

    @Inject
    WebAideReach reach;

    @Inject
    UserDirectory users;

    @Inject
    Caller caller;

    /** A user's containers of all kinds that the caller may read, by kind and name. */
    public List<NumberedWebAide> list(String user) {
        return list(user, KindScopes.readable(caller));
    }

    /**
     * A user's containers of a kind, by name.
     *
     * @throws org.gatehouse.api.ApiException 403 {@code scope-missing}
     */
    public List<NumberedWebAide> list(String user, Kind kind) {
        caller.require(KindScopes.read(kind));
        return list(user, EnumSet.of(kind));
    }

    public NumberedWebAide create(String user, WebAideDraft draft) {
        return numbered(service.create(user, draft));
    }

    /** Deletes it with all its entries. */
    public void delete(WebAideNumber webaide, Preconditions given) {
        service.delete(reach.toWrite(webaide).webaide().id().toString(), given);
    }

    private List<NumberedWebAide> list(String user, Set<Kind> kinds) {
        UserKey key = new UserKey(caller.organizationId(), users.get(user).id());
        if (kinds.isEmpty()) {
            return List.of();
        }
        Listing all = Listing.numbered(1, WebAideService.MAX_WEBAIDES);
        return webaides.list(key, new WebAideFilter(kinds, null), all).stream()
                .map(WebAide::view)
                .map(this::numbered)
                .toList();
    }

    private NumberedWebAide numbered(WebAideView view) {
        return new NumberedWebAide(
                view, caller.may(KindScopes.read(view.kind())), caller.may(KindScopes.write(view.kind())));
    }
}
