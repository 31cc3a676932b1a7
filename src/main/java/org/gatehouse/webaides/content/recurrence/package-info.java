/**
 * When things recur: the rules of RFC 8984 4.3, in the event's own time zone. Whatever a rule says, an answer costs no
 * more than its {@link org.gatehouse.webaides.content.recurrence.Budget}.
 */
package org.gatehouse.webaides.content.recurrence;
