package org.gatehouse.webaides;

import org.gatehouse.api.Problem;

/**
 * What became of one operation of a batch.
 *
 * @param number of the entry that was made, changed or deleted; null if none was
 * @param problem why it was not done, or null
 */
public record NumberedResult(Long number, Problem problem) {}
