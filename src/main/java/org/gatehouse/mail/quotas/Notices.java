package org.gatehouse.mail.quotas;

import java.util.List;

/** The marks, in percent of a limit, of which there is a notice. */
final class Notices {
    static final int FULL = 100;

    private static final int NEAR = 95;
    private static final List<Integer> MARKS = List.of(75, 85, NEAR, FULL);

    private Notices() {}

    /** The marks above {@code noticed} that {@code used} has reached. */
    static List<Integer> reached(Long limit, long used, int noticed) {
        return limit == null
                ? List.of()
                : MARKS.stream()
                        .filter(mark -> mark > noticed && used >= part(limit, mark))
                        .toList();
    }

    /** Whether so little is left that a refusal tells of the limit, rather than of one large message. */
    static boolean isNear(Long limit, long used) {
        return limit != null && used >= part(limit, NEAR);
    }

    /** So many percent of the limit, rounded up, where the product would be too large for a long. */
    private static long part(long limit, int percent) {
        return limit / FULL * percent + (limit % FULL * percent + FULL - 1) / FULL;
    }
}
