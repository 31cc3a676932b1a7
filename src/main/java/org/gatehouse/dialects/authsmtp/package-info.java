/**
 * The read-only XML interface of AuthSMTP at {@code /restful}, so that its published clients work with nothing but the host changed: what a
 * user may send and has sent, and from which IP addresses. Translates, and decides nothing itself. Some clients find values by the number of
 * their line. What the vendor leaves open and we chose stands in docs/dialects/authsmtp.md.
 */
package org.gatehouse.dialects.authsmtp;
