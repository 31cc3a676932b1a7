package org.gatehouse.platform;

/** The rules that are judged first, in a group sequence: how long a list may be, before each of its elements is looked at. */
public interface Lengths {}
