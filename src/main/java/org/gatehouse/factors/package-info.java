/**
 * Second factors: settings, tokens and devices, hardware tokens, authenticator apps, bypass codes, and the sessions in which users
 * show them. A package for each noun; this one holds the words that they share.
 */
package org.gatehouse.factors;
