/** Gatehouse, a self-hosted account service for mail domains: what its native API consists of and how it first starts. */
package org.gatehouse;
