package org.gatehouse.platform;

/** A value that breaks a rule of its type. The message states the rule, is safe to show and never contains the value. */
public class InvalidValue extends IllegalArgumentException {
    public InvalidValue(String message) {
        super(message);
    }
}
