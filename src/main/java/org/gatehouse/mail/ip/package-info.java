/**
 * The IP addresses from which users' mail goes: pools of an organization, and whose each address is. An address has one user on the whole
 * server; the primary key says so, so two who want the last free one of a pool do not both get it. Pools of two
 * organizations have no address in common, and what lies in a pool is given away by its organization alone.
 */
package org.gatehouse.mail.ip;
