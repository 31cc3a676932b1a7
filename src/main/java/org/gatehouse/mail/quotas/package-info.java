/**
 * How much users may send and keep, and how much they have sent. A period begins on a day of the month, at midnight UTC; it ends when the
 * first message after its end is counted, never by being looked at. What is counted holds the row of the user's usage, so that no two
 * messages together go beyond a limit that neither did alone.
 */
package org.gatehouse.mail.quotas;
