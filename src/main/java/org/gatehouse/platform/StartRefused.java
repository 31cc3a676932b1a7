package org.gatehouse.platform;

/** Why Gatehouse does not start, in one line for its operator. Has no stack trace: the cause lies outside the program. */
public class StartRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StartRefused(String line) {
        super(line, null, false, false);
    }
}
