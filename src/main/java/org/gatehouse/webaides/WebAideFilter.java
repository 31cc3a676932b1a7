package org.gatehouse.webaides;

import java.util.Set;
import org.gatehouse.webaides.content.Kind;

/**
 * Which containers of a user are asked for.
 *
 * @param kinds those among which
 * @param nameKey the folded name, or null for all
 */
record WebAideFilter(Set<Kind> kinds, String nameKey) {}
