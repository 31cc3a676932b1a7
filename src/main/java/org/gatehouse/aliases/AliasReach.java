package org.gatehouse.aliases;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.platform.Chunks;
import org.gatehouse.security.Caller;
import org.gatehouse.users.UserLeaving;

/**
 * Keeps callers who are bound to domains from deleting aliases of other domains by deleting what those deliver to. To take
 * destinations from them is no harm: nobody has the address any more.
 */
@ApplicationScoped
class AliasReach {
    @Inject
    AliasRepository aliases;

    @Inject
    Caller caller;

    /**
     * Refuses when one of these aliases, which are about to go with others, is out of reach.
     *
     * @throws org.gatehouse.api.ApiException 403 {@code domain-not-allowed}
     */
    void require(Collection<Alias> going) {
        if (!going.stream().map(Alias::domainId).allMatch(caller.bounds()::reachDomain)) {
            throw CommonProblem.DOMAIN_NOT_ALLOWED.because(
                    "an alias that lies in none of the code's domains would be left without a destination");
        }
    }

    /** What {@link AliasFollower} would do, looked at before: so that it can be refused to one of many. */
    void userLeaves(@Observes UserLeaving leaving) {
        Set<String> gone = new HashSet<>();
        Set<String> next = Set.of(leaving.heldAddress().key());
        while (!next.isEmpty()) {
            gone.addAll(next);
            List<Alias> empty = empty(leaving.organizationId(), next, leaving.gone(), gone);
            require(empty);
            next = empty.stream().map(Alias::addressKey).collect(Collectors.toSet());
            next.removeAll(gone);
        }
        leaving.gone().addAll(gone);
    }

    /** The aliases that deliver to one of these addresses and else only to addresses that are gone. */
    private List<Alias> empty(UUID organizationId, Set<String> keys, Set<String> goneBefore, Set<String> gone) {
        List<UUID> ids = Chunks.of(keys, some -> aliases.pointingTo(organizationId, some));
        Map<UUID, List<AliasDestination>> destinations =
                Chunks.of(ids, some -> aliases.destinations(organizationId, some)).stream()
                        .collect(Collectors.groupingBy(AliasDestination::aliasId));
        destinations.values().removeIf(all -> !all.stream()
                .map(AliasDestination::addressKey)
                .allMatch(key -> gone.contains(key) || goneBefore.contains(key)));
        return Chunks.of(destinations.keySet(), some -> aliases.findByIds(organizationId, some));
    }
}
