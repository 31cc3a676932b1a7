package org.gatehouse.audit;

import org.gatehouse.security.Identity;

/**
 * That somebody was refused something.
 *
 * @param actor who
 * @param target what it was about
 * @param detail why, and how often
 */
public record Refusal(Identity actor, Target target, String detail) {}
