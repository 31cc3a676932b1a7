package org.gatehouse.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A resource method about what lies in no domain: it is refused to codes that are bound to domains, by dry runs too. What other
 * doors reach says so in its service: {@link Caller#requireAllDomains}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface WholeOrganization {}
