package org.gatehouse.api;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The providers that give an Application the manners of {@code /v1}. */
public final class Manners {
    private Manners() {}

    public static Set<Class<?>> providers() {
        Set<Class<?>> providers = new HashSet<>(ofEveryDoor());
        providers.addAll(Set.of(
                AcceptFilter.class,
                JsonProvider.class,
                TextReader.class,
                NotModifiedFilter.class,
                StreamInterceptor.class,
                CorsFilter.class));
        return providers;
    }

    /** What dialects share with {@code /v1}: errors are answered, in the dialect's {@link ErrorForm}, and nothing is kept by caches. */
    public static Set<Class<?>> ofEveryDoor() {
        return Set.of(
                ApiExceptionMapper.class,
                WebApplicationExceptionMapper.class,
                ThrowableMapper.class,
                ErrorWriter.class,
                CacheFilter.class);
    }

    /** What Jersey must be told for every door. */
    public static Map<String, Object> properties() {
        return Map.of(
                "jersey.config.jsonFeature", "none but ours", // else Jersey takes JSON-B's reader, by chance
                "jersey.config.server.wadl.disableWadl", true,
                "jersey.config.server.response.setStatusOverSendError", true);
    }
}
