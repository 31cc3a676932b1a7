package org.gatehouse.aliases;

import static org.gatehouse.aliases.AliasProblem.ALIAS_LOOP;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gatehouse.domains.AddressKind;
import org.gatehouse.domains.AddressService;
import org.gatehouse.domains.AddressService.Holder;
import org.gatehouse.platform.Chunks;
import org.gatehouse.security.Caller;

/**
 * Follows where mail goes through the organization's aliases and catch-alls, one step for all addresses at a time, and
 * refuses an alias that it comes back to. Looks at {@value #MAX_ADDRESSES} addresses at most.
 */
@ApplicationScoped
class Loops {
    static final int MAX_ADDRESSES = 10_000;

    @Inject
    AliasRepository aliases;

    @Inject
    AddressService addresses;

    @Inject
    Caller caller;

    /**
     * Refuses if mail for {@code aliasKey}, sent on to {@code destinations}, would come back to it.
     *
     * @throws org.gatehouse.api.ApiException 409 {@code alias-loop}
     */
    void refuse(String aliasKey, Collection<String> destinations) {
        Set<String> seen = new HashSet<>();
        Set<String> step = new HashSet<>(destinations);
        while (!step.isEmpty()) {
            if (seen.size() + step.size() > MAX_ADDRESSES) {
                throw ALIAS_LOOP.because("it would lead to more than %d addresses", MAX_ADDRESSES);
            }
            seen.addAll(step);
            Set<String> reached = new HashSet<>();
            Set<String> next = new HashSet<>();
            Chunks.each(step, some -> {
                Map<String, List<String>> targets = targets(some, aliasKey);
                reached.addAll(targets.keySet());
                targets.values().forEach(next::addAll);
            });
            if (step.contains(aliasKey) || reached.contains(aliasKey)) {
                throw ALIAS_LOOP.because("its destinations lead back to it");
            }
            next.removeAll(seen);
            step = next;
        }
    }

    /** Which aliases mail for these addresses arrives at, by their keys, and where those send it. */
    private Map<String, List<String>> targets(Collection<String> keys, String asIfTaken) {
        Map<String, Holder> holders = addresses.holders(keys);
        Set<String> aliasKeys = new HashSet<>();
        for (String key : keys) {
            Holder holder = holders.get(key);
            if (holder == null && !key.equals(asIfTaken)) {
                aliasKeys.add(catchAll(key));
            } else if (holder != null && holder.own() && holder.kind() == AddressKind.ALIAS) {
                aliasKeys.add(key);
            }
        }
        Map<String, List<String>> targets = new HashMap<>();
        if (aliasKeys.contains(asIfTaken)) {
            targets.put(asIfTaken, new ArrayList<>());
        }
        if (aliasKeys.isEmpty()) {
            return targets;
        }
        Map<UUID, String> found = aliases.findByAddresses(caller.organizationId(), aliasKeys).stream()
                .collect(Collectors.toMap(Alias::id, Alias::addressKey));
        if (!found.isEmpty()) {
            for (AliasDestination destination : aliases.destinations(caller.organizationId(), found.keySet())) {
                targets.computeIfAbsent(found.get(destination.aliasId()), key -> new ArrayList<>())
                        .add(destination.addressKey());
            }
        }
        return targets;
    }

    private static String catchAll(String key) {
        return key.substring(key.lastIndexOf('@'));
    }
}
