package org.gatehouse.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** {@code /openapi}: the document of {@code /v1}, the same on every server, whose own endpoints would change it. */
@ApplicationPath("openapi")
public class Reference extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(OpenApiResource.class);
    }

    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
