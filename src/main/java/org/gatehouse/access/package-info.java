/**
 * Decides who the caller is: API codes, their secrets and scopes, and the authentication mechanism that reads them out of a
 * request. Knows the order of checks; the features only ask the {@link org.gatehouse.security.Caller}.
 */
package org.gatehouse.access;
