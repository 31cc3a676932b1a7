package org.gatehouse.bench;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One call.
 *
 * @param floor what it cannot do without, besides a ping
 * @param bar the share of its floor that it must reach
 * @param once sends it once
 */
record Call(Load load, List<Measurement> floor, double bar, Runnable once) {
    double floor(Rounds rounds, Measurement ping) {
        double seconds = 1 / rounds.rate(ping);
        for (Measurement part : floor) {
            seconds += 1 / rounds.rate(part);
        }
        return 1 / seconds;
    }

    Set<String> statements() {
        Set<String> statements = new LinkedHashSet<>();
        for (Measurement part : floor) {
            if (part instanceof Plain plain) {
                statements.addAll(plain.statements());
            }
        }
        return statements;
    }
}
