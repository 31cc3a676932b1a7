package org.gatehouse.webaides;

import org.gatehouse.webaides.content.Kind;

/**
 * How dialects name a container that know numbers only.
 *
 * @param user id or name
 */
public record WebAideNumber(String user, Kind kind, long number) {}
