/** Compares what a domain should have in the DNS with what it has. Changes nothing, neither here nor there. */
package org.gatehouse.domains.dns;
