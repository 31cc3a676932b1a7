package org.gatehouse.dialects.luxsci;

import static org.gatehouse.api.CommonProblem.INVALID_PARAMETER;

/**
 * Which rows of a list are asked for.
 *
 * @param first how many are passed over
 * @param matches at most so many are told; none, when only their number is asked for
 */
record Rows(long first, int matches) {
    static final int MOST = 50_000;

    /**
     * As {@code first_row} and {@code matches} say, which may be null.
     *
     * @throws org.gatehouse.api.ApiException 400 {@code invalid-parameter}
     */
    static Rows of(String firstRow, String matches) {
        return new Rows(
                number("first_row", firstRow, 0, Integer.MAX_VALUE), (int) number("matches", matches, MOST, MOST));
    }

    private static long number(String name, String text, long usual, long most) {
        if (text == null || text.isEmpty()) {
            return usual;
        }
        if (!text.matches("[0-9]{1,18}") || Long.parseLong(text) > most) {
            throw INVALID_PARAMETER.because("%s must be a whole number from 0 to %d", name, most);
        }
        return Long.parseLong(text);
    }
}
