/**
 * Mail domains and the addresses in them. Owns {@code mail_address}: whoever delivers at an address holds its row there, so
 * that an address is held once in the whole server. Knows neither users nor aliases.
 */
package org.gatehouse.domains;
