package org.gatehouse.webaides;

/** A container, and what this caller may do with it. */
public record NumberedWebAide(WebAideView view, boolean readable, boolean writable) {}
