package org.gatehouse.api;

import jakarta.ws.rs.core.MediaType;

/** A body that is text of a media type of its own, in UTF-8. */
public record TextBody(String text, MediaType mediaType) {}
