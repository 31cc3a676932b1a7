/**
 * What users may send as: their own address, if they have a mailbox there, and the addresses and whole domains that they have been given. None
 * lies in a domain of another organization. Mail servers read them; nothing here looks at messages.
 */
package org.gatehouse.mail.senders;
