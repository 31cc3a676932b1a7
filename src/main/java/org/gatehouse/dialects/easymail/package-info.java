/**
 * The management API of EasyMail at {@code /easymail}, so that its clients work with nothing but the host changed: domains, their
 * users and passwords, DKIM keys, certificates and the export of a domain. Translates between that wire and the services of the
 * features, and decides nothing itself. What the vendor leaves open and we chose stands in docs/dialects/easymail.md.
 */
package org.gatehouse.dialects.easymail;
