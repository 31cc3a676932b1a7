package org.gatehouse.webaides.content.lines;

/** An object beyond the bounds of what is read. The message says which. */
public final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TooLarge(String message) {
        super(message, null, false, false);
    }
}
