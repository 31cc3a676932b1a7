package org.gatehouse.api;

/** A body that is text of a media type of its own, in UTF-8. */
public record TextBody(String text, MediaRange type) {}
