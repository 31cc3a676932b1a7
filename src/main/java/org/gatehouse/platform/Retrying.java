package org.gatehouse.platform;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Use cases that are done again, each in a transaction of its own, when another writer was in the way: once after a lock or
 * serialization failure; at a unique violation twice, so that the loser of a race meets the winner's row and says what a
 * later caller would be told.
 */
@Inherited
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Retrying {}
