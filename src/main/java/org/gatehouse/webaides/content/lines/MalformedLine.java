package org.gatehouse.webaides.content.lines;

/** A line that is no property, or a text that is no whole object. */
public final class MalformedLine extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MalformedLine() {
        this("is no property");
    }

    public MalformedLine(String message) {
        super(message, null, false, false);
    }
}
