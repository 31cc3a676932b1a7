package org.gatehouse.bench;

import java.time.Duration;

/** Something that takes its turn in every round. */
interface Measurement {
    String name();

    /** One turn; {@code tag} differs for each, so that what it writes has names of its own. */
    Sample take(String tag, Duration length) throws Exception;
}
