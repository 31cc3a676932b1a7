/** Authenticator apps: one secret for each user, of use once a first code has confirmed it. */
package org.gatehouse.factors.apps;
