/**
 * Application passwords: each stands in for a user's own password in one program, without a second factor, and is deleted without
 * troubling the others. Made here, shown once and found by their SHA-256. A user has fifty at most that still count; those that
 * have expired are as good as gone.
 */
package org.gatehouse.users.applicationpasswords;
