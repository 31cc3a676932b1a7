/**
 * The keys with which mail of a domain is signed (RFC 6376, RFC 8463), and the records that publish them. At most one key of a
 * domain signs; others wait for their turn, or are kept a while after it. Private halves are sealed, and leave by a scope of
 * their own.
 */
package org.gatehouse.domains.dkim;
