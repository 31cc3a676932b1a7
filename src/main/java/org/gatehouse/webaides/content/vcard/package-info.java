/**
 * Between vCard (RFC 6350, RFC 2426, and the older 2.1 for reading) and JSContact, as RFC 9555 converts them. A property
 * that has no place in the Card, or does not fit into its own, is kept in {@code vCardProps}.
 */
package org.gatehouse.webaides.content.vcard;
