/**
 * Containers of users, one kind of entry each, and what changed in them since a client last asked. Every change takes a number
 * from a counter of its user, under the lock of that row, so that numbers are committed in their order and no client that
 * asks by number misses one. Rows are read and written by plain JDBC, in the transactions of the services.
 */
package org.gatehouse.webaides;
