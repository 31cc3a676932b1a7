package org.gatehouse.webaides.content;

/**
 * One entry's content: good, and in the one form in which it is stored.
 *
 * @param uid its name in the world; there is always one
 * @param json what is stored
 * @param columns what lists search; null for what was read from the store
 */
public record Content(Kind kind, String uid, String json, Columns columns) {}
