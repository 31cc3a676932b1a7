package org.gatehouse.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.CommonProblem;

/**
 * Whom and what of its organization a code reaches, whatever its scopes. Ids of what is gone may stay: none is given twice.
 *
 * @param protectedUsers users out of its reach
 * @param domains the only domains in its reach; all of them, if empty
 */
public record Bounds(Set<UUID> protectedUsers, Set<UUID> domains) {
    /** Those of a code that reaches its whole organization. */
    public static final Bounds NONE = new Bounds(Set.of(), Set.of());

    public Bounds {
        protectedUsers = Set.copyOf(protectedUsers);
        domains = Set.copyOf(domains);
    }

    /** Whether there are domains out of reach, and with them all that belongs to no domain. */
    public boolean bindDomains() {
        return !domains.isEmpty();
    }

    /** Whether a domain is in reach; null stands for none, where what is bound to domains has no business. */
    public boolean reachDomain(UUID domainId) {
        return domains.isEmpty() || (domainId != null && domains.contains(domainId));
    }

    /** Why what lies in this domain, or in none if it is null, is out of reach; empty if it is not. */
    public Optional<ApiException> refusal(UUID domainId) {
        return reachDomain(domainId)
                ? Optional.empty()
                : Optional.of(CommonProblem.DOMAIN_NOT_ALLOWED.because("it lies in none of the code's domains"));
    }

    /** The refusal of what concerns the whole organization, for those that bind domains. */
    public ApiException beyond() {
        return CommonProblem.DOMAIN_NOT_ALLOWED.because("this reaches beyond the code's domains");
    }

    public boolean protect(UUID userId) {
        return protectedUsers.contains(userId);
    }

    /**
     * The members by which these bounds let reach what {@code others} do not.
     *
     * @return their names; empty when these bounds are as narrow or narrower
     */
    public List<String> widerThan(Bounds others) {
        List<String> wider = new ArrayList<>();
        if (!protectedUsers.containsAll(others.protectedUsers)) {
            wider.add("protectedUsers");
        }
        if (others.bindDomains() && (domains.isEmpty() || !others.domains.containsAll(domains))) {
            wider.add("domains");
        }
        return wider;
    }
}
