package org.gatehouse.users;

import static org.gatehouse.security.Scope.USERS_PROTECTED_WRITE;
import static org.gatehouse.users.UserProblem.USER_PROTECTED;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.api.Idempotent;
import org.gatehouse.api.Listing;
import org.gatehouse.api.MergePatch;
import org.gatehouse.api.Page;
import org.gatehouse.api.Preconditions;
import org.gatehouse.audit.AuditService;
import org.gatehouse.domains.DomainDeleting;
import org.gatehouse.domains.DomainDraft;
import org.gatehouse.domains.DomainService;
import org.gatehouse.domains.DomainView;
import org.gatehouse.organizations.OrganizationDeleting;
import org.gatehouse.organizations.OrganizationService;
import org.gatehouse.platform.Chunks;
import org.gatehouse.platform.Retrying;
import org.gatehouse.security.Caller;

/**
 * Use cases on users, one at a time. Each method is one transaction and returns views. Those who move or go take turns under
 * the organization's lock, since aliases and counts follow them; others do not wait.
 */
@ApplicationScoped
@Retrying
@Transactional
public class UserService {
    private static final List<String> NAMES_OR_MOVES = List.of("address", "mailbox", "username");

    private static final UUID NO_DOMAIN = new UUID(0, 0);

    @Inject
    UserRepository users;

    @Inject
    UserViewRepository views;

    @Inject
    MemberRepository members;

    @Inject
    UserPlacing placing;

    @Inject
    UserArrivals arrivals;

    @Inject
    UserMoves moves;

    @Inject
    UserDepartures departures;

    @Inject
    ProfileService profiles;

    @Inject
    UserReach reach;

    @Inject
    DomainService domains;

    @Inject
    OrganizationService organizations;

    @Inject
    AuditService audit;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    @Idempotent
    public UserView create(NewUser newUser) {
        return add(newUser).view();
    }

    /** As above, with the contact data. */
    @Idempotent
    public ProfiledUser createProfiled(NewUser newUser) {
        return profiles.get(add(newUser).id().toString());
    }

    /** Makes a domain and, if there is one, its first user: both or neither. */
    @Idempotent
    public NewDomain create(DomainDraft draft, NewUser firstUser) {
        DomainView domain = domains.create(draft);
        if (firstUser == null) {
            return new NewDomain(domain, null);
        }
        UserView user = add(firstUser).view();
        return new NewDomain(domains.recount(domain), user);
    }

    @Transactional(TxType.SUPPORTS)
    public UserView get(String idOrName) {
        return reach.find(idOrName).view();
    }

    /**
     * One page.
     *
     * @param domain id or name of a domain, or null
     */
    @Transactional(TxType.SUPPORTS)
    Page<UserView> list(String domain, UserFilter filter, Listing listing) {
        UserFilter resolved = in(domain, filter);
        List<UserViewRepository.Row> found = views.list(caller.organizationId(), resolved, reach.inLists(), listing);
        reach.passed(found.stream().anyMatch(row -> row.view().isProtected()));
        boolean byName = filter.sort() == UserFilter.Sort.USERNAME;
        return Page.of(
                found,
                listing,
                row -> byName
                        ? List.of(row.usernameKey())
                        : List.of(
                                row.view().createdAt().toString(),
                                row.view().id().toString()),
                UserViewRepository.Row::view);
    }

    /**
     * The filter with the domain.
     *
     * @param domain id or name of a domain, or null for all
     * @throws org.gatehouse.api.ApiException 404 {@code domain-not-found}, 403 {@code domain-not-allowed}
     */
    @Transactional(TxType.SUPPORTS)
    public UserFilter in(String domain, UserFilter filter) {
        return domain == null ? filter : filter.in(homeAskedFor(domain));
    }

    /** A page by its number, from 1, in order of making. */
    @Transactional(TxType.SUPPORTS)
    public List<UserView> page(int page, int size) {
        List<UserViewRepository.Row> found = views.list(
                caller.organizationId(), UserFilter.BY_CREATION, reach.inLists(), Listing.numbered(page, size));
        List<UserView> shown =
                found.stream().limit(size).map(UserViewRepository.Row::view).toList();
        reach.passed(shown.stream().anyMatch(UserView::isProtected));
        return shown;
    }

    /** Users are not told which domains there are: in one that is not, there is simply nobody. */
    private UUID homeAskedFor(String domain) {
        if (!caller.isInUserMode()) {
            return domains.get(domain).id();
        }
        UUID id = domains.ids(List.of(domain)).getOrDefault(domain, NO_DOMAIN);
        return caller.bounds().reachDomain(id) ? id : NO_DOMAIN;
    }

    UserView patch(String idOrName, Preconditions given, MergePatch patch) {
        return change(idOrName, given, patch, user -> moves.patched(user, patch));
    }

    /** As a patch, but the username stays what it is, also when it is the address. */
    public UserView patchUnderItsName(String idOrName, Preconditions given, MergePatch patch) {
        return change(idOrName, given, patch, user -> moves.patchedUnderItsName(user, patch));
    }

    /**
     * Makes changes of several kinds, all of them or none. A user who is named by the address moves to the address that a new
     * name is.
     */
    public ProfiledUser revise(String idOrName, Preconditions given, JudgedRevision judged) {
        UserRevision wanted = judged.wanted();
        lockFor(wanted.user());
        User user = reach.find(idOrName);
        given.check(user.etag());
        UserChange change = moves.renamed(user, wanted.user());
        if (!change.equals(user.present())) {
            change(user, change);
        }
        if (judged.hash() != null) {
            setPassword(user, judged.hash());
        }
        return wanted.profile().isEmpty() ? profiles.get(user.id().toString()) : profiles.patch(user, wanted.profile());
    }

    private UserView change(String idOrName, Preconditions given, MergePatch patch, Function<User, UserChange> after) {
        lockFor(patch);
        User user = reach.find(idOrName);
        given.check(user.etag());
        return change(user, after.apply(user));
    }

    private void lockFor(MergePatch patch) {
        if (NAMES_OR_MOVES.stream().anyMatch(patch::mentions)) {
            organizations.lock(caller.organizationId());
        }
    }

    private UserView change(User user, UserChange change) {
        UserPlaces places = placing.places(List.of(change.address()), List.of(change.username()));
        Optional<UserMove> move = moves.change(user, change, places);
        users.flush();
        moves.settle(move.stream().toList());
        placing.count(places);
        return user.view();
    }

    public void delete(String idOrName, Preconditions given) {
        organizations.lock(caller.organizationId());
        User user = reach.find(idOrName);
        given.check(user.etag());
        UserPlaces places = placing.places(List.of(), List.of());
        departures.remove(List.of(user), places);
        placing.count(places);
    }

    /** The words that the user's password must not be guessed by. */
    String[] ownWords(String idOrName) {
        User user = reach.find(idOrName);
        return new String[] {user.username(), user.address().value(), user.displayName()};
    }

    /**
     * Sets it.
     *
     * @param proven who has shown the present one; while that was judged, somebody else may have set another
     */
    void setPassword(String idOrName, Preconditions given, Optional<KnownUser> proven, PasswordHash hash) {
        User user = reach.find(idOrName);
        given.check(user.etag());
        if (proven.isPresent() && !user.isStill(proven.get())) {
            throw CommonProblem.CREDENTIALS_WRONG.at("/current", "is the password no more");
        }
        setPassword(user, hash);
    }

    private void setPassword(User user, PasswordHash hash) {
        user.setPassword(hash, clock.instant());
        audit.done("user.password", user.target(), "scheme: " + hash.scheme());
        users.flush();
    }

    @Transactional(TxType.MANDATORY)
    void domainGoes(@Observes @Priority(DomainDeleting.USERS) DomainDeleting domain) {
        UserVisibility visible = reach.inLists();
        if (members.hasProtected(domain.organizationId(), domain.domainId(), visible)) {
            throw USER_PROTECTED.because("the domain has members out of reach of this code");
        }
        if (members.hasFromElsewhere(domain.organizationId(), domain.domainId(), visible)) {
            throw CommonProblem.DOMAIN_NOT_ALLOWED.because(
                    "the domain has members whose home is none of the code's domains");
        }
        UserPlaces places = placing.places(List.of(), List.of());
        List<User> some;
        do {
            some = users.someOfHome(domain.organizationId(), domain.domainId(), Chunks.SIZE);
            if (!some.isEmpty()) {
                departures.remove(some, places);
                domain.usersGone(some.size());
            }
        } while (some.size() == Chunks.SIZE);
        domain.membershipsGone(users.removeMembers(domain.organizationId(), domain.domainId()));
    }

    @Transactional(TxType.MANDATORY)
    void organizationGoes(@Observes @Priority(OrganizationDeleting.USERS) OrganizationDeleting organization) {
        if (!caller.may(USERS_PROTECTED_WRITE) && users.hasProtected(organization.id())) {
            throw USER_PROTECTED.because("the organization has users out of reach of this code");
        }
        users.removeAll(organization.id());
    }

    private User add(NewUser newUser) {
        UserPlaces places = placing.places(List.of(newUser.draft().address()), List.of(newUser.username()));
        User user = arrivals.add(newUser, places);
        users.flush();
        arrivals.settle(Map.of(user, newUser.draft()));
        placing.count(places);
        return user;
    }
}
