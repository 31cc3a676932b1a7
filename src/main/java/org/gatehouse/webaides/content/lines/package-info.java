/**
 * The lines that vCard and iCalendar are made of (RFC 6350 3, RFC 5545 3.1), read and written without changing what
 * nobody here understands: a property that is only kept comes back as the line that it was.
 */
package org.gatehouse.webaides.content.lines;
