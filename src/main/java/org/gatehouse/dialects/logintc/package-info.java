/**
 * The REST API of LoginTC at {@code /api}, so that its published clients work with nothing but the host changed: users and
 * memberships, second-factor tokens, sessions, bypass codes and hardware tokens. Translates between that wire and the services of the
 * features, and decides nothing itself. What the vendor leaves open and we chose stands in docs/dialects/logintc.md.
 */
package org.gatehouse.dialects.logintc;
