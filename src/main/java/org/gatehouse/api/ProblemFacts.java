package org.gatehouse.api;

/**
 * What every problem of one type has in common.
 *
 * @param status the HTTP status
 * @param title what is wrong, in a few words
 * @param constraint the unique constraint of the database whose violation means this, or null
 */
public record ProblemFacts(int status, String title, String constraint) {}
