/**
 * The door for clients of LuxSci's API v2: HMAC sessions, users with their profiles and WebAides, domains and aliases. What its clients
 * need is in docs/dialects/luxsci.md, and what was chosen where the vendor is silent.
 */
package org.gatehouse.dialects.luxsci;
