/**
 * The HTTP manners of {@code /v1}, knowing no feature: strict JSON, problems (RFC 9457), paging, preconditions, merge patch,
 * idempotent POST, request ids and CORS.
 */
package org.gatehouse.api;
