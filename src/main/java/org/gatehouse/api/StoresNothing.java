package org.gatehouse.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A POST that leaves nothing behind which could be read or changed: preconditions mean nothing to it, and a repeat is no
 * harm, so {@code Idempotency-Key} is ignored and its answer is not kept.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface StoresNothing {}
