package org.gatehouse.api;

/** A view without an ETag of its own, and its ETag. */
public record Tagged<T>(T view, String etag) {}
