package org.gatehouse.mail.ip;

import static org.gatehouse.mail.MailProblem.IP_POOL_NAME_TAKEN;
import static org.gatehouse.mail.MailProblem.IP_POOL_NOT_FOUND;
import static org.gatehouse.mail.MailProblem.IP_RANGE_TAKEN;

import inet.ipaddr.IPAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.api.Idempotent;
import org.gatehouse.api.Listing;
import org.gatehouse.api.MergePatch;
import org.gatehouse.api.Page;
import org.gatehouse.api.Preconditions;
import org.gatehouse.api.StrictJson;
import org.gatehouse.audit.AuditService;
import org.gatehouse.platform.Ids;
import org.gatehouse.platform.Network;
import org.gatehouse.platform.Retrying;
import org.gatehouse.security.Caller;

/** Use cases on pools of IP addresses. */
@ApplicationScoped
@Retrying
@Transactional
class IpPoolService {
    private static final int SHOWN = 10;

    @Inject
    IpPoolRepository pools;

    @Inject
    IpAllocationRepository allocations;

    @Inject
    AuditService audit;

    @Inject
    Caller caller;

    @Inject
    StrictJson json;

    @Inject
    Clock clock;

    @Idempotent
    IpPoolView create(IpPoolDraft draft) {
        caller.requireAllDomains();
        requireGood(draft.ranges());
        Instant now = clock.instant();
        IpPool pool = new IpPool(Ids.next(), draft.name().strip(), draft.ranges(), 0, now, now);
        pools.lockRanges();
        if (!pools.add(organizationId(), pool)) {
            throw nameTaken();
        }
        requireOwn(pool);
        audit.done("ip-pool.create", pool.target(), summary(pool));
        return find(pool.id().toString()).view();
    }

    @Transactional(Transactional.TxType.SUPPORTS)
    IpPoolView get(String idOrName) {
        caller.requireAllDomains();
        return find(idOrName).view();
    }

    @Transactional(Transactional.TxType.SUPPORTS)
    Page<IpPoolView> list(Listing listing) {
        caller.requireAllDomains();
        List<IpPool> found = pools.list(organizationId(), listing);
        return Page.of(found, listing, pool -> List.of(IpPoolRepository.key(pool.name())), IpPool::view);
    }

    /** Addresses that users have already stay theirs, whatever becomes of the ranges. */
    IpPoolView patch(String idOrName, Preconditions given, MergePatch patch) {
        caller.requireAllDomains();
        pools.lockRanges(); // before the pool, or two changes could wait for each other
        IpPool pool = lock(idOrName);
        given.check(pool.etag());
        IpPoolDraft draft = patch.apply(pool.draft(), json);
        requireGood(draft.ranges());
        Optional<IpPool> named = pools.findByName(organizationId(), draft.name());
        if (named.isPresent() && !named.get().id().equals(pool.id())) {
            throw nameTaken();
        }
        IpPool changed = new IpPool(
                pool.id(), draft.name().strip(), draft.ranges(), pool.version(), pool.createdAt(), clock.instant());
        pools.replace(organizationId(), changed);
        requireOwn(changed);
        audit.done("ip-pool.update", changed.target(), summary(changed));
        return find(pool.id().toString()).view();
    }

    /** Addresses that users have stay theirs. */
    void delete(String idOrName, Preconditions given) {
        caller.requireAllDomains();
        IpPool pool = lock(idOrName);
        given.check(pool.etag());
        allocations.forgetPool(pool.id());
        pools.remove(pool.id());
        audit.done("ip-pool.delete", pool.target());
    }

    /** What is left of a pool. */
    @Transactional(Transactional.TxType.SUPPORTS)
    FreeAddresses free(String idOrName) {
        caller.requireAllDomains();
        List<Network> ranges = find(idOrName).ranges();
        BigInteger size =
                ranges.stream().map(range -> range.range().getCount()).reduce(BigInteger.ZERO, BigInteger::add);
        long taken = allocations.count(ranges);
        List<String> next = allocations.free(ranges, SHOWN).stream()
                .map(IPAddress::toCanonicalString)
                .toList();
        return new FreeAddresses(
                size.toString(), taken, size.subtract(BigInteger.valueOf(taken)).toString(), next);
    }

    private IpPool lock(String idOrName) {
        return pools.lock(organizationId(), find(idOrName).id()).orElseThrow(IpPoolService::notFound);
    }

    private IpPool find(String idOrName) {
        return find(pools, organizationId(), idOrName);
    }

    /** The organization's pool of this id or name. */
    static IpPool find(IpPoolRepository pools, UUID organizationId, String idOrName) {
        return Ids.parse(idOrName)
                .flatMap(id -> pools.find(organizationId, id))
                .or(() -> pools.findByName(organizationId, idOrName))
                .orElseThrow(IpPoolService::notFound);
    }

    private static void requireGood(List<Network> ranges) {
        for (int i = 0; i < ranges.size(); i++) {
            Network range = ranges.get(i);
            if (!IpKey.isUsable(range.range())) {
                throw CommonProblem.INVALID_BODY.at(
                        "/ranges/" + i, "must have addresses of hosts that others can reach");
            }
            if (ranges.subList(0, i).stream().anyMatch(other -> other.range().overlaps(range.range()))) {
                throw CommonProblem.INVALID_BODY.at("/ranges/" + i, "must not have addresses that stand before it");
            }
        }
    }

    /** Refuses a pool, as it is stored now, of which another organization has something. */
    private void requireOwn(IpPool pool) {
        pools.placeOfOthers(pool.id()).ifPresent(place -> {
            throw IP_RANGE_TAKEN.at("/ranges/" + place, "has addresses of a pool of another organization");
        });
    }

    private static String summary(IpPool pool) {
        List<String> texts =
                pool.ranges().stream().map(Network::value).limit(SHOWN).toList();
        return "ranges: " + String.join(", ", texts) + (pool.ranges().size() > SHOWN ? ", …" : "");
    }

    private UUID organizationId() {
        return caller.organizationId();
    }

    private static ApiException nameTaken() {
        return IP_POOL_NAME_TAKEN.at("/name", "is in use in this organization");
    }

    private static ApiException notFound() {
        return IP_POOL_NOT_FOUND.because("no pool of this id or name");
    }
}
