package org.gatehouse.bench;

import java.util.List;

/** Calls that belong together, and what is measured beside them. */
interface Part {
    List<Call> calls();

    /** What takes turns besides the calls and their floors. */
    List<Measurement> others();

    /** The lines of the table below those of the calls. */
    List<String> lines(Table table);
}
