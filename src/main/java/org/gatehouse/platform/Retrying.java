package org.gatehouse.platform;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Use cases that are done again, each in a transaction of its own, when another writer was in the way: once after a lock or
 * serialization failure, twice after a lost race (a duplicate, a reference to what has gone, a version that was replaced),
 * so that the loser meets the winner's data and says what a later caller would be told.
 */
@Inherited
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Retrying {}
