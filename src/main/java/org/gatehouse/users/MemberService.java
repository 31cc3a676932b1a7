package org.gatehouse.users;

import static org.gatehouse.security.Scope.USERS_WRITE;
import static org.gatehouse.users.UserProblem.HOME_DOMAIN;
import static org.gatehouse.users.UserProblem.NOT_A_MEMBER;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.api.FieldError;
import org.gatehouse.api.Listing;
import org.gatehouse.api.Page;
import org.gatehouse.audit.AuditService;
import org.gatehouse.audit.Target;
import org.gatehouse.domains.DomainService;
import org.gatehouse.domains.DomainView;
import org.gatehouse.organizations.OrganizationService;
import org.gatehouse.platform.Chunks;
import org.gatehouse.platform.Retrying;
import org.gatehouse.security.Caller;

/** Use cases on memberships. Users whose home a domain is are its members as long as it is. */
@ApplicationScoped
@Retrying
@Transactional
public class MemberService {
    @Inject
    UserRepository users;

    @Inject
    MemberRepository members;

    @Inject
    UserLookup lookup;

    @Inject
    UserPlacing placing;

    @Inject
    UserArrivals arrivals;

    @Inject
    UserReach reach;

    @Inject
    DomainService domains;

    @Inject
    OrganizationService organizations;

    @Inject
    Event<MembersLeaving> leaving;

    @Inject
    AuditService audit;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    @Transactional(Transactional.TxType.SUPPORTS)
    Page<MemberView> list(String domain, Listing listing) {
        UUID domainId = domains.get(domain).id();
        List<MemberRepository.Row> found = members.list(caller.organizationId(), domainId, reach.inLists(), listing);
        reach.passed(found.stream().anyMatch(MemberRepository.Row::isProtected));
        return Page.of(found, listing, row -> List.of(row.view().userId().toString()), MemberRepository.Row::view);
    }

    /**
     * Refuses when the caller does not reach all members, before all are told at once.
     *
     * @throws ApiException 403 {@code user-protected}, {@code domain-not-allowed}
     */
    @Transactional(Transactional.TxType.SUPPORTS)
    public void requireAllInReach(UUID domainId) {
        if (members.hasProtected(caller.organizationId(), domainId, reach.inLists())) {
            throw UserProblem.USER_PROTECTED.because("a member of the domain is protected from this code");
        }
        if (members.hasFromElsewhere(caller.organizationId(), domainId, reach.inLists())) {
            throw CommonProblem.DOMAIN_NOT_ALLOWED.because("a member of the domain has its home in none of the code's");
        }
    }

    /** A page by its number, from 1, in order of making. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public List<UserView> page(String domain, int page, int size) {
        UUID domainId = domains.get(domain).id();
        List<User> found =
                members.users(caller.organizationId(), domainId, reach.inLists(), Listing.numbered(page, size));
        reach.passed(found.stream().anyMatch(User::isProtected));
        return found.stream().map(User::view).toList();
    }

    /**
     * The user, who is a member.
     *
     * @throws ApiException 404 {@code not-a-member}, and for domains and users that there are not
     */
    @Transactional(Transactional.TxType.SUPPORTS)
    public UserView get(String domain, String idOrName) {
        UUID domainId = domains.get(domain).id();
        User user = reach.find(idOrName);
        if (!users.isMember(caller.organizationId(), domainId, user.id())) {
            throw NOT_A_MEMBER.because("the user is no member of it");
        }
        return user.view();
    }

    /** Of which domains, among those that the caller reaches, each of these users is a member; in order of making. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public Map<UUID, List<UUID>> domainsOf(Collection<UUID> userIds) {
        return Chunks.of(userIds, some -> users.memberships(caller.organizationId(), some)).stream()
                .filter(membership -> caller.bounds().reachDomain(membership.domainId()))
                .sorted(Comparator.comparing(membership -> membership.domainId().toString()))
                .collect(Collectors.groupingBy(
                        UserRepository.Membership::userId,
                        Collectors.mapping(UserRepository.Membership::domainId, Collectors.toList())));
    }

    /** Adds a user; already being a member is well. */
    public MemberView add(String domain, String idOrName) {
        organizations.lock(caller.organizationId()); // or the user could leave its home or get another name meanwhile
        DomainView view = domains.get(domain);
        User user = reach.find(idOrName);
        Optional<MemberView> present = members.find(caller.organizationId(), view.id(), user.id());
        if (present.isPresent()) {
            return present.get();
        }
        users.add(new DomainMember(caller.organizationId(), view.id(), user.id(), clock.instant()));
        tell("domain.member-add", view, user.id());
        users.flush();
        users.placeHomeless(caller.organizationId(), List.of(user.id()));
        return members.find(caller.organizationId(), view.id(), user.id()).orElseThrow();
    }

    public void remove(String domain, String idOrName) {
        organizations.lock(caller.organizationId()); // or the domain could become the user's home meanwhile
        DomainView view = domains.get(domain);
        User user = reach.find(idOrName);
        if (view.id().equals(user.homeId())) {
            throw HOME_DOMAIN.because("move the user's address to another domain first");
        }
        if (!users.removeMember(caller.organizationId(), view.id(), user.id())) {
            throw NOT_A_MEMBER.because("the user was no member of it");
        }
        leaving.fire(new MembersLeaving(caller.organizationId(), view.id(), List.of(user.id())));
        tell("domain.member-remove", view, user.id());
    }

    /** Makes just these users the members, beside those whose home it is and those out of the caller's reach. */
    MemberSetResult replace(String domain, MemberSet set) {
        organizations.lock(caller.organizationId());
        DomainView view = domains.get(domain);
        return replace(view, resolve(set.users()));
    }

    /**
     * The same, by what is known of the users elsewhere: those whose username nobody has are made, all others stay what they are.
     *
     * @throws ApiException also those of making users, 403 {@code scope-missing} among them, with a pointer to the element
     */
    public MemberSetResult replaceOrMake(String domain, List<NewUser> set) {
        organizations.lock(caller.organizationId());
        DomainView view = domains.get(domain);
        Map<String, UUID> known = known(set);
        Map<User, UserDraft> made = new LinkedHashMap<>();
        UserPlaces places = placing.places(
                set.stream().map(user -> user.draft().address()).toList(),
                set.stream().map(NewUser::username).toList());
        Set<UUID> wanted = new HashSet<>();
        for (int i = 0; i < set.size(); i++) {
            NewUser user = set.get(i);
            UUID id = known.get(user.username().key());
            if (id == null) {
                User added = make(i, user, places);
                made.put(added, user.draft());
                known.put(added.usernameKey(), added.id());
                id = added.id();
            }
            wanted.add(id);
        }
        users.flush();
        arrivals.settle(made);
        MemberSetResult result = replace(view, wanted);
        placing.count(places);
        return result;
    }

    /** Those whom the usernames name, by their keys; all of them within reach. */
    private Map<String, UUID> known(List<NewUser> set) {
        List<String> keys =
                set.stream().map(user -> user.username().key()).distinct().toList();
        List<User> found = Chunks.of(keys, some -> users.findByNames(caller.organizationId(), some));
        Map<UUID, Set<UUID>> memberships = reach.memberships(found);
        found.forEach(user -> reach.require(user, memberships));
        return found.stream().collect(Collectors.toMap(User::usernameKey, User::id, (one, same) -> one, HashMap::new));
    }

    private User make(int index, NewUser user, UserPlaces places) {
        caller.require(USERS_WRITE);
        try {
            return arrivals.add(user, places);
        } catch (ApiException refusal) {
            throw refusal.under("/" + index);
        }
    }

    private MemberSetResult replace(DomainView view, Set<UUID> wanted) {
        UUID organization = caller.organizationId();
        Set<UUID> present = new HashSet<>(members.ids(organization, view.id()));
        Map<UUID, Boolean> guests = members.removable(organization, view.id(), reach.inLists());
        Set<UUID> removable = new HashSet<>(guests.keySet());
        Set<UUID> added = new HashSet<>(wanted);
        added.removeAll(present);
        removable.removeAll(wanted);
        reach.passed(removable.stream().anyMatch(guests::get));
        for (UUID user : added) {
            users.add(new DomainMember(organization, view.id(), user, clock.instant()));
        }
        Chunks.each(removable, some -> {
            members.remove(organization, view.id(), some);
            leaving.fire(new MembersLeaving(organization, view.id(), some));
        });
        audit.done("domain.members-set", target(view), "added: " + added.size() + ", removed: " + removable.size());
        added.forEach(user -> tell("domain.member-add", view, user));
        removable.forEach(user -> tell("domain.member-remove", view, user));
        users.flush();
        Chunks.each(added, some -> users.placeHomeless(organization, some));
        return new MemberSetResult(added.size(), removable.size());
    }

    private Set<UUID> resolve(List<String> idsOrNames) {
        Map<String, User> found = lookup.find(idsOrNames);
        Map<UUID, Set<UUID>> memberships = reach.memberships(found.values());
        found.values().forEach(user -> reach.require(user, memberships));
        List<FieldError> unknown = IntStream.range(0, idsOrNames.size())
                .filter(i -> !found.containsKey(idsOrNames.get(i)))
                .mapToObj(i -> new FieldError("/users/" + i, "names no user"))
                .toList();
        if (!unknown.isEmpty()) {
            throw ApiException.invalid(unknown);
        }
        return found.values().stream().map(User::id).collect(Collectors.toSet());
    }

    private void tell(String action, DomainView domain, UUID userId) {
        audit.done(action, target(domain), "user: " + userId);
    }

    private static Target target(DomainView domain) {
        return new Target("domain", domain.id(), domain.name().value());
    }
}
