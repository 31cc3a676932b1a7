package org.gatehouse.webaides.content.recurrence;

/** More instances than were asked for, or such that finding them costs more than an answer may. */
public final class TooManyInstances extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyInstances() {
        super("too many instances", null, false, false);
    }
}
