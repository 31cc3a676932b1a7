package org.gatehouse.factors.settings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** Tells how a domain asks for second factors. */
@ApplicationScoped
public class DomainSettings {
    @Inject
    SettingsRepository stored;

    public SecondFactorSettings of(UUID organizationId, UUID domainId) {
        return stored.readSettings(organizationId, domainId).orElse(SecondFactorSettings.BUILT_IN);
    }
}
