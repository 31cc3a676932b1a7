package org.gatehouse.dialects.luxsci;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What operators may choose about this dialect. */
@ApplicationScoped
class LuxSciConfig {
    @Inject
    @ConfigProperty(name = "gatehouse.luxsci.api-keys")
    boolean apiKeys;

    /** Whether a token and its secret in a header open what a session of the code alone does. */
    boolean takesApiKeys() {
        return apiKeys;
    }
}
