/**
 * Failed attempts at the logins of API codes, which have a password in place of a secret. Apart from those of users: who guesses
 * at one is not slowed down at the other.
 */
package org.gatehouse.access.logins;
