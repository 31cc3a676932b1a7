package org.gatehouse.factors.sessions;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gatehouse.factors.Factor;
import org.gatehouse.factors.FactorKind;
import org.gatehouse.factors.FactorUser;
import org.gatehouse.factors.settings.DomainSettings;
import org.gatehouse.factors.settings.FactorPolicies;
import org.gatehouse.factors.settings.FactorPolicy;
import org.gatehouse.factors.settings.SecondFactorSettings;

/**
 * Asks the kinds of factors for what they know, in one order always. Inside transactions, which hold the lock of the user's row where
 * they count, since a code concerns several tokens.
 */
@ApplicationScoped
class Verification {
    @Inject
    @Any
    Instance<Factor> found;

    @Inject
    FactorPolicies policies;

    @Inject
    DomainSettings domains;

    private List<Factor> factors;

    @PostConstruct
    void start() {
        factors = found.stream().sorted(Comparator.comparing(Factor::kind)).toList();
    }

    /** How the user's domain asks; as built in where none does. */
    SecondFactorSettings settings(FactorUser user) {
        return user.domainId() == null
                ? SecondFactorSettings.BUILT_IN
                : domains.of(user.organizationId(), user.domainId());
    }

    /** The kinds that the organization and the domain take. */
    Set<FactorKind> kinds(FactorUser user) {
        return kinds(policies.of(user.organizationId()), settings(user));
    }

    static Set<FactorKind> kinds(FactorPolicy policy, SecondFactorSettings settings) {
        Set<FactorKind> kinds = EnumSet.noneOf(FactorKind.class);
        kinds.addAll(policy.kinds());
        if (!settings.hardwareEnabled()) {
            kinds.remove(FactorKind.HARDWARE);
        }
        if (!settings.bypassEnabled()) {
            kinds.remove(FactorKind.BYPASS);
        }
        return kinds;
    }

    boolean isHeld(UUID organizationId, UUID userId, Set<FactorKind> kinds, Instant now) {
        return of(kinds).stream().anyMatch(factor -> factor.isHeld(organizationId, userId, now));
    }

    /**
     * Uses the code up, if it is one of these kinds, and forgives all that was wrong before. Otherwise it counts for every token that
     * may be shown there.
     *
     * @return the kind that it was of
     */
    Optional<FactorKind> judge(FactorUser user, Set<FactorKind> kinds, String code, Instant now) {
        for (Factor factor : of(kinds)) {
            if (factor.accept(user, code, now)) {
                forgive(user);
                return Optional.of(factor.kind());
            }
        }
        fail(user);
        return Optional.empty();
    }

    void forgive(FactorUser user) {
        factors.forEach(factor -> factor.forgive(user));
    }

    private void fail(FactorUser user) {
        SecondFactorSettings settings = settings(user);
        of(kinds(policies.of(user.organizationId()), settings))
                .forEach(factor -> factor.fail(user, settings.maxAllowedRetries()));
    }

    /** Something that the user's device of the domain has sent was wrong. */
    void failDevice(FactorUser user) {
        int limit = settings(user).maxAllowedRetries();
        of(Set.of(FactorKind.DEVICE)).forEach(factor -> factor.fail(user, limit));
    }

    private List<Factor> of(Set<FactorKind> kinds) {
        return factors.stream().filter(factor -> kinds.contains(factor.kind())).toList();
    }
}
