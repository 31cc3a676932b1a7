/**
 * Users, their profiles, preferences, passwords and memberships. A mailbox user holds an address of one of the
 * organization's domains, its home; others merely have an address noted.
 */
package org.gatehouse.users;
