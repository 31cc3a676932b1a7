package org.gatehouse.api;

import java.util.Set;

/** The providers that give an Application the manners of {@code /v1}. */
public final class Manners {
    private Manners() {}

    public static Set<Class<?>> providers() {
        return Set.of(
                AcceptFilter.class,
                JsonProvider.class,
                TextReader.class,
                ApiExceptionMapper.class,
                WebApplicationExceptionMapper.class,
                ThrowableMapper.class,
                NotModifiedFilter.class,
                CacheFilter.class,
                StreamInterceptor.class,
                CorsFilter.class);
    }
}
