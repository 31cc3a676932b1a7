/**
 * Hardware tokens (OATH): their keeping, their import by the file, and whose they are. Rows are read and written by plain JDBC,
 * since whatever a code changes is one update that decides whether it was taken. Seeds are sealed and never leave.
 */
package org.gatehouse.factors.hardware;
