/**
 * The benchmark: Gatehouse over HTTP beside the same SQL by plain JDBC, in one run. Everything it starts listens on loopback
 * and ends with it.
 */
package org.gatehouse.bench;
