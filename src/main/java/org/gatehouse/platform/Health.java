package org.gatehouse.platform;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** {@code /health/live} and {@code /health/ready}; open to all, since they tell nothing but up or down. */
@ApplicationPath("health")
public class Health extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(HealthResource.class);
    }

    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
