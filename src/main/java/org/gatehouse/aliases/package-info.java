/** Addresses that deliver elsewhere, or bounce. No alias delivers to itself, by whatever way round. */
package org.gatehouse.aliases;
