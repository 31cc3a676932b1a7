package org.gatehouse.platform;

import java.util.List;

/**
 * What the DNS says.
 *
 * @param records as in a zone file, but for TXT, whose strings are joined without quotes; at most {@link Dns#MOST_RECORDS}
 */
public record DnsAnswer(Outcome outcome, List<String> records) {
    /** How a look-up ended. */
    public enum Outcome {
        /** There are records. */
        FOUND,
        /** The name is there, and has no record of this kind. */
        NO_DATA,
        /** There is no such name. */
        NO_NAME,
        /** No resolver gave a usable answer in time: nothing is known. */
        FAILED
    }

    /** Whether it is known what there is, be it nothing. */
    public boolean isKnown() {
        return outcome != Outcome.FAILED;
    }
}
