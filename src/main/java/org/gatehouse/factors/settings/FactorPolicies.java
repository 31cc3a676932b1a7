package org.gatehouse.factors.settings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** Tells what an organization asks of its users. */
@ApplicationScoped
public class FactorPolicies {
    @Inject
    SettingsRepository stored;

    public FactorPolicy of(UUID organizationId) {
        return stored.readPolicy(organizationId).orElse(FactorPolicy.BUILT_IN);
    }
}
