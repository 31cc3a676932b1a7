/** Failed attempts to log in: of users, and of API codes that have a password in place of a secret, each counted for itself. */
package org.gatehouse.users.logins;
