package org.gatehouse.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A resource method that {@link Mode#USER} opens too: it reaches nothing but what is the calling user's own. All others
 * refuse in that mode. It needs a user's access token there, unless said otherwise.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface UserMode {
    /** Whether the secret of a code in user mode opens it too, without any user. */
    boolean withoutUser() default false;
}
