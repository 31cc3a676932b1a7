/** The words in which every feature asks whether something may be done: scopes, and the caller who holds them. */
package org.gatehouse.security;
