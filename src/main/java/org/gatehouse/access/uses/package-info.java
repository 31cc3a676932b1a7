/**
 * When, and from where, codes, their secrets and their scopes were used last: kept in memory, written once a minute. What a
 * killed node had not written is lost, a minute at most.
 */
package org.gatehouse.access.uses;
