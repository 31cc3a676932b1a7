package org.gatehouse.factors.sessions;

/** Whether a code has been judged in this request. Not, where a repeat was answered with what is stored. */
final class Judgement {
    private boolean made;

    void make() {
        made = true;
    }

    boolean isMade() {
        return made;
    }
}
