/**
 * Certificates of hosts in the organization's verified domains: ordered from a CA by ACME and renewed there, or uploaded. Of
 * several for a host the one stored last is the present one. Deploying them is for the operator's servers, which fetch the bundle.
 */
package org.gatehouse.certificates;
