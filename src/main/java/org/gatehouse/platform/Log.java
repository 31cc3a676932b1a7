package org.gatehouse.platform;

import java.lang.System.Logger.Level;
import java.util.Locale;

/** A logger whose every line names the request that it was written for. Messages never hold secrets or rejected values. */
public final class Log {
    private static final ThreadLocal<String> REQUEST = new ThreadLocal<>();

    private final System.Logger logger;

    private Log(System.Logger logger) {
        this.logger = logger;
    }

    public static Log of(Class<?> type) {
        return new Log(System.getLogger(type.getName()));
    }

    /** From now on, lines of this thread belong to the request of this id. */
    public static void enter(String requestId) {
        REQUEST.set(requestId);
    }

    /** The lines of this thread belong to no request any more. */
    public static void leave() {
        REQUEST.remove();
    }

    public void debug(String message, Object... args) {
        log(Level.DEBUG, null, message, args);
    }

    public void info(String message, Object... args) {
        log(Level.INFO, null, message, args);
    }

    public void warn(String message, Object... args) {
        log(Level.WARNING, null, message, args);
    }

    public void error(Throwable cause, String message, Object... args) {
        log(Level.ERROR, cause, message, args);
    }

    private void log(Level level, Throwable cause, String message, Object... args) {
        if (!logger.isLoggable(level)) {
            return;
        }
        String text = args.length == 0 ? message : String.format(Locale.ROOT, message, args);
        String requestId = REQUEST.get();
        logger.log(level, requestId == null ? text : text + " [request " + requestId + "]", cause);
    }
}
