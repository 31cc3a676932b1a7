package org.gatehouse.mail.ip;

import static org.gatehouse.mail.MailProblem.IP_NOT_ALLOCATED;
import static org.gatehouse.mail.MailProblem.IP_POOL_EXHAUSTED;
import static org.gatehouse.mail.MailProblem.IP_RANGE_TAKEN;
import static org.gatehouse.mail.MailProblem.IP_TAKEN;
import static org.gatehouse.mail.MailProblem.TOO_MANY_IP_ALLOCATIONS;

import inet.ipaddr.IPAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.api.Idempotent;
import org.gatehouse.audit.AuditService;
import org.gatehouse.audit.Target;
import org.gatehouse.platform.InvalidValue;
import org.gatehouse.platform.IpLiteral;
import org.gatehouse.platform.Retrying;
import org.gatehouse.security.Caller;
import org.gatehouse.users.UserDirectory;
import org.gatehouse.users.UserDirectory.Person;

/** Use cases on the IP addresses of users. */
@ApplicationScoped
@Retrying
@Transactional
public class IpAllocationService {
    /** How many addresses a user may have. */
    static final int MOST = 1000;

    @Inject
    IpAllocationRepository allocations;

    @Inject
    IpPoolRepository pools;

    @Inject
    UserDirectory users;

    @Inject
    AuditService audit;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    /** All of a user, by address: IPv4 first. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public List<IpAllocationView> list(String user) {
        return list(users.get(user).id());
    }

    /** As above, of a user who is known already. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public List<IpAllocationView> list(UUID userId) {
        return allocations.list(organizationId(), userId);
    }

    @Transactional(Transactional.TxType.SUPPORTS)
    IpAllocationView get(String user, String address) {
        return find(users.get(user), key(address));
    }

    @Idempotent
    IpAllocationView allocate(String user, IpAllocationDraft draft) {
        if ((draft.address() == null) == (draft.pool() == null)) {
            throw CommonProblem.INVALID_BODY.at("", "must have just one of address and pool");
        }
        Person person = users.get(user);
        IpPool pool = draft.pool() == null ? null : IpPoolService.find(pools, organizationId(), draft.pool());
        if (!users.lock(organizationId(), person.id())) { // or many at once could get more than there may be
            throw UserDirectory.notFound();
        }
        if (list(person.id()).size() >= MOST) {
            throw TOO_MANY_IP_ALLOCATIONS.because("%d are the most", MOST);
        }
        IPAddress address = pool == null ? given(person, draft.address()) : next(person, pool);
        audit.done("ip-allocation.create", target(person), address.toCanonicalString());
        return find(person, IpKey.of(address));
    }

    void release(String user, String address) {
        Person person = users.get(user);
        String key = key(address);
        if (!allocations.remove(organizationId(), person.id(), key)) {
            throw notAllocated();
        }
        audit.done("ip-allocation.delete", target(person), IpKey.address(key).toCanonicalString());
    }

    private IPAddress given(Person person, String text) {
        IPAddress address;
        try {
            address = IpKey.parse(text);
        } catch (InvalidValue e) {
            throw CommonProblem.INVALID_BODY.at("/address", e.getMessage());
        }
        if (pools.isOfOthers(organizationId(), IpKey.of(address))) {
            throw IP_RANGE_TAKEN.at("/address", "lies in a pool of another organization");
        }
        UUID poolId = pools.poolOf(organizationId(), IpKey.of(address)).orElse(null);
        if (!allocations.add(organizationId(), person.id(), address, poolId, clock.instant())) {
            throw IP_TAKEN.at("/address", "is in use on this server");
        }
        return address;
    }

    /** The next free one that nobody else takes before us; whoever loses one to another looks for the next. */
    private IPAddress next(Person person, IpPool pool) {
        while (true) {
            IPAddress free = allocations.free(pool.ranges(), 1).stream()
                    .findFirst()
                    .orElseThrow(() -> IP_POOL_EXHAUSTED.because("all its addresses are somebody's"));
            if (allocations.add(organizationId(), person.id(), free, pool.id(), clock.instant())) {
                return free;
            }
        }
    }

    private IpAllocationView find(Person person, String key) {
        return allocations.find(organizationId(), person.id(), key).orElseThrow(IpAllocationService::notAllocated);
    }

    private static String key(String text) {
        try {
            return IpKey.of(IpLiteral.unmapped(IpLiteral.parse(text)));
        } catch (InvalidValue e) {
            throw notAllocated();
        }
    }

    private UUID organizationId() {
        return caller.organizationId();
    }

    private static Target target(Person person) {
        return new Target("user", person.id(), person.username());
    }

    private static ApiException notAllocated() {
        return IP_NOT_ALLOCATED.because("the user does not have this address");
    }
}
