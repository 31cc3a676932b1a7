/**
 * Between iCalendar (RFC 5545) and JSCalendar (RFC 8984), as draft-ietf-calext-jscalendar-icalendar converts them. A
 * property that has no place in the object, or does not fit into its own, is kept in {@code iCalComponent}; only what
 * would change when something happens is refused.
 */
package org.gatehouse.webaides.content.icalendar;
