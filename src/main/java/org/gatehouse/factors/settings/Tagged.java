package org.gatehouse.factors.settings;

/** A view without an ETag of its own, and its ETag. */
record Tagged<T>(T view, String etag) {}
