package org.gatehouse.mail.quotas;

/** A quota, and its ETag. */
record Tagged(SendingQuota quota, String etag) {}
