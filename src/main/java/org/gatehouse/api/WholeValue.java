package org.gatehouse.api;

import jakarta.validation.Path;
import jakarta.validation.TraversableResolver;
import java.lang.annotation.ElementType;

/**
 * Lets validation see all of a value. The default asks JPA for each member whether it is loaded, under one lock for all requests;
 * what comes out of JSON always is.
 */
final class WholeValue implements TraversableResolver {
    @Override
    public boolean isReachable(Object owner, Path.Node member, Class<?> root, Path path, ElementType kind) {
        return true;
    }

    @Override
    public boolean isCascadable(Object owner, Path.Node member, Class<?> root, Path path, ElementType kind) {
        return true;
    }
}
