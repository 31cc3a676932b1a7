package org.gatehouse.webaides;

import static org.gatehouse.webaides.WebAideProblem.QUOTA_REACHED;
import static org.gatehouse.webaides.WebAideProblem.WEBAIDE_NAME_TAKEN;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.gatehouse.api.Idempotent;
import org.gatehouse.api.Listing;
import org.gatehouse.api.MergePatch;
import org.gatehouse.api.Page;
import org.gatehouse.api.Preconditions;
import org.gatehouse.api.StrictJson;
import org.gatehouse.audit.AuditService;
import org.gatehouse.platform.Ids;
import org.gatehouse.platform.Numbers;
import org.gatehouse.platform.PlainText;
import org.gatehouse.platform.Retrying;
import org.gatehouse.security.Caller;
import org.gatehouse.users.UserDirectory;
import org.gatehouse.webaides.content.Kind;

/** Use cases on containers. */
@ApplicationScoped
@Retrying
@Transactional
class WebAideService {
    /** A user's containers are read all at once in some places. */
    static final int MAX_WEBAIDES = 200;

    @Inject
    WebAideReach reach;

    @Inject
    WebAideRepository webaides;

    @Inject
    OwnerRepository owners;

    @Inject
    ContainerRemoval removal;

    @Inject
    UserDirectory users;

    @Inject
    Numbers numbers;

    @Inject
    AuditService audit;

    @Inject
    Caller caller;

    @Inject
    StrictJson json;

    @Inject
    Clock clock;

    @Idempotent
    WebAideView create(String idOrName, WebAideDraft draft) {
        caller.require(KindScopes.write(draft.kind()));
        UserKey user = user(idOrName);
        Owner owner = owners.take(user, 1);
        if (webaides.count(user) >= MAX_WEBAIDES) {
            throw QUOTA_REACHED.because("a user may have %d WebAides", MAX_WEBAIDES);
        }
        Instant now = clock.instant();
        WebAide webaide = new WebAide(
                Ids.next(),
                numbers.next(Numbers.Sequence.WEBAIDE),
                user.organizationId(),
                user.userId(),
                draft.kind(),
                WebAideChange.of(draft),
                owner.changeSeq(),
                owner.changeSeq(),
                now,
                now);
        requireFreeName(webaide);
        webaides.add(List.of(webaide), 1);
        audit.done("webaide.create", webaide.target(), "kind: " + webaide.kind().word());
        return webaide.view();
    }

    @Transactional(Transactional.TxType.SUPPORTS)
    WebAideView get(String id) {
        return reach.toRead(id).webaide().view();
    }

    /**
     * One page of a user's containers of the kinds that the caller may read.
     *
     * @param kind null for all
     * @param name null for all
     */
    @Transactional(Transactional.TxType.SUPPORTS)
    Page<WebAideView> list(String idOrName, Kind kind, String name, Listing listing) {
        UserKey user = user(idOrName);
        Set<Kind> kinds = KindScopes.readable(caller, kind == null ? EnumSet.allOf(Kind.class) : EnumSet.of(kind));
        WebAideFilter filter = new WebAideFilter(kinds, name == null ? null : PlainText.foldCase(name));
        List<WebAide> found = kinds.isEmpty() ? List.of() : webaides.list(user, filter, listing);
        return Page.of(found, listing, webaide -> List.of(webaide.kind().name(), webaide.nameKey()), WebAide::view);
    }

    WebAideView patch(String id, Preconditions given, MergePatch patch) {
        Owner owner = take(id);
        WebAide webaide = reach.toWrite(id).webaide();
        given.check(webaide.etag());
        WebAide changed = webaide.changed(patch.apply(webaide.state(), json), owner.changeSeq(), clock.instant());
        if (!changed.nameKey().equals(webaide.nameKey())) {
            requireFreeName(changed);
        }
        webaides.update(changed);
        audit.done("webaide.update", changed.target());
        return changed.view();
    }

    /** Deletes it with all its entries. */
    void delete(String id, Preconditions given) {
        Owner owner = take(id);
        WebAide webaide = reach.toWrite(id).webaide();
        given.check(webaide.etag());
        long gone = removal.remove(webaide, owner.changeSeq(), clock.instant());
        audit.done("webaide.delete", webaide.target(), "with " + gone + " entries");
    }

    /** The lock of the container's owner; what was read before may have changed while waiting for it. */
    private Owner take(String id) {
        return owners.take(reach.toWrite(id).webaide().user(), 1);
    }

    private UserKey user(String idOrName) {
        return new UserKey(caller.organizationId(), users.get(idOrName).id());
    }

    private void requireFreeName(WebAide webaide) {
        if (webaides.hasNamesake(webaide)) {
            throw WEBAIDE_NAME_TAKEN.at("/name", "is another one's of this user and kind");
        }
    }
}
