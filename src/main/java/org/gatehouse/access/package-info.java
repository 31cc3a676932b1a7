/**
 * Decides who the caller is: API codes, their secrets and scopes, the access tokens that are made with them, and the
 * authentication mechanism that reads both out of a request. Knows the order of checks; the features only ask the {@link org.gatehouse.security.Caller}.
 */
package org.gatehouse.access;
