package org.gatehouse.bench;

/**
 * What one turn measured.
 *
 * @param rate requests, statements or rows a second
 * @param p50 milliseconds, or NaN where it is not asked
 * @param p99 milliseconds, or NaN where it is not asked
 */
record Sample(double rate, double p50, double p99) {
    static Sample of(double rate) {
        return new Sample(rate, Double.NaN, Double.NaN);
    }
}
