package org.gatehouse.webaides;

import static org.gatehouse.webaides.WebAideProblem.WEBAIDE_NOT_FOUND;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.gatehouse.api.ApiException;
import org.gatehouse.platform.Ids;
import org.gatehouse.security.Caller;
import org.gatehouse.users.UserDirectory;
import org.gatehouse.webaides.WebAideRepository.Found;

/** Finds containers that the caller reaches and may read or write: the one place that says so. */
@ApplicationScoped
class WebAideReach {
    @Inject
    WebAideRepository webaides;

    @Inject
    UserDirectory users;

    @Inject
    Caller caller;

    /**
     * A container to read.
     *
     * @throws ApiException 404 {@code webaide-not-found}, 403 {@code user-protected}, {@code domain-not-allowed} or
     *     {@code scope-missing}
     */
    Found toRead(String id) {
        Found found = find(id);
        caller.require(KindScopes.read(found.webaide().kind()));
        return found;
    }

    /** A container to write to; refuses as {@link #toRead}. */
    Found toWrite(String id) {
        Found found = find(id);
        caller.require(KindScopes.write(found.webaide().kind()));
        return found;
    }

    /**
     * A user's container of a kind, by its number, to read.
     *
     * @throws ApiException 403 {@code scope-missing}, 404 {@code user-not-found}, 403 {@code user-protected} or
     *     {@code domain-not-allowed}, 404 {@code webaide-not-found}
     */
    Found toRead(WebAideNumber webaide) {
        caller.require(KindScopes.read(webaide.kind()));
        return find(webaide);
    }

    /** The same to write to. */
    Found toWrite(WebAideNumber webaide) {
        caller.require(KindScopes.write(webaide.kind()));
        return find(webaide);
    }

    private Found find(WebAideNumber webaide) {
        UUID userId = users.get(webaide.user()).id();
        return webaides.find(caller.organizationId(), webaide.number())
                .filter(found -> found.webaide().userId().equals(userId))
                .filter(found -> found.webaide().kind() == webaide.kind())
                .orElseThrow(() -> WEBAIDE_NOT_FOUND.because("the user has no such WebAide of this number"));
    }

    private Found find(String text) {
        UUID id = Ids.parse(text).orElseThrow(WebAideReach::notFound);
        Found found = webaides.find(caller.organizationId(), id).orElseThrow(WebAideReach::notFound);
        UUID userId = found.webaide().userId();
        if (!caller.reachesUser(userId)) {
            throw notFound(); // not even that it is somebody else's
        }
        users.require(userId, found.userIsProtected(), found.homeId());
        return found;
    }

    private static ApiException notFound() {
        return WEBAIDE_NOT_FOUND.because("no WebAide of this id");
    }
}
