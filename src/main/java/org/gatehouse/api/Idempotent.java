package org.gatehouse.api;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A use case behind a POST that honours {@code Idempotency-Key}: the same key with the same body is answered with the view
 * that the first call made, for as long as configured, 24 hours by default. Goes on a transactional method whose return
 * value is a view.
 */
@Inherited
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Idempotent {}
