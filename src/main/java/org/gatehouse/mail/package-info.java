/**
 * What users may send and have sent, the addresses of the net from which their mail goes, and the senders that they may name. A package
 * for each noun; this one holds the words that they share. The mail itself is no matter of this feature.
 */
package org.gatehouse.mail;
