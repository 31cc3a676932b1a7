package org.gatehouse.webaides;

/**
 * What is counted of a user.
 *
 * @param changeSeq the number of the last change to the user's containers and entries
 * @param purgedSeq up to which number deletions may have been forgotten
 * @param entries how many there are
 * @param bytes of their contents
 */
record Owner(long changeSeq, long purgedSeq, long entries, long bytes) {}
