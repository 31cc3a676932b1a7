package org.gatehouse.dialects.luxsci;

/**
 * What every answer is wrapped in; members that are null are left out.
 *
 * @param success 1 or 0
 * @param data what was asked for
 * @param errorMessage why it was not done, for people
 * @param auth the name of a new session
 * @param comment a word to what was done, or the kind of an error as the guide lists it
 */
record Envelope(int success, Object data, String errorMessage, String auth, String comment) {
    static Envelope of(Object data) {
        return new Envelope(1, data, null, null, null);
    }

    /** It is done, and there is nothing to tell. */
    static Envelope done() {
        return of(null);
    }

    static Envelope session(String auth) {
        return new Envelope(1, null, null, auth, null);
    }

    static Envelope comment(String comment) {
        return new Envelope(1, null, null, null, comment);
    }

    static Envelope refused(String message, String kind, Object data) {
        return new Envelope(0, data, message, null, kind);
    }
}
