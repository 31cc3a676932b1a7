package org.gatehouse.audit;

import java.util.UUID;

/**
 * What something was done to.
 *
 * @param type the word for the thing, {@code user}
 * @param id its id, or null when it has none
 * @param name the name by which people know it, or null; at most 400 characters
 */
public record Target(String type, UUID id, String name) {}
