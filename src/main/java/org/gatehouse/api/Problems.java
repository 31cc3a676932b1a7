package org.gatehouse.api;

import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.gatehouse.platform.Ids;
import org.gatehouse.platform.Log;

/** The problems that failures and statuses are; each failure is written to the log once. */
final class Problems {
    static final MediaType TYPE = new MediaType("application", "problem+json");
    private static final Log LOG = Log.of(Problems.class);

    private Problems() {}

    /** Writes a failure, whose cause may be unknown, to the log; the problem names it by a number only. */
    static Problem incident(Throwable cause) {
        String incident = Ids.next().toString();
        LOG.error(Scrubbed.of(cause), "Incident %s", incident);
        return new Problem(
                "/problems/" + CommonProblem.INTERNAL_ERROR.slug(),
                CommonProblem.INTERNAL_ERROR.title(),
                CommonProblem.INTERNAL_ERROR.status(),
                "The log of the server tells more under this incident.",
                null,
                incident);
    }

    /** Whether the status says that we failed, not that a request was refused. */
    static boolean isFailure(int status) {
        return status >= 500 && status != 501 && status != 503 && status != 505;
    }

    /** The problem that says what an HTTP status of the server or of JAX-RS says. */
    static ApiException ofStatus(int status) {
        CommonProblem type =
                switch (status) {
                    case 401 -> CommonProblem.UNAUTHENTICATED;
                    case 403 -> CommonProblem.FORBIDDEN;
                    case 404 -> CommonProblem.NOT_FOUND;
                    case 405, 501 -> CommonProblem.METHOD_NOT_ALLOWED;
                    case 406 -> CommonProblem.NOT_ACCEPTABLE;
                    case 413 -> CommonProblem.BODY_TOO_LARGE;
                    case 415 -> CommonProblem.UNSUPPORTED_MEDIA_TYPE;
                    case 503 -> CommonProblem.BUSY;
                    default -> CommonProblem.BAD_REQUEST;
                };
        return new ApiException(type, null, List.of());
    }

    /** A failure without the messages of the database, which may hold the values of rows. */
    private static final class Scrubbed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Scrubbed(Throwable cause, Throwable next) {
            super(cause.getClass().getName() + messageOf(cause), next, false, true);
            setStackTrace(cause.getStackTrace());
        }

        private static String messageOf(Throwable cause) {
            if (cause instanceof java.sql.SQLException e) {
                return " SQLSTATE " + e.getSQLState();
            }
            boolean wrapsDatabase = cause.getClass().getName().contains("persistence")
                    || cause.getClass().getName().contains("hibernate");
            return wrapsDatabase || cause.getMessage() == null ? "" : ": " + cause.getMessage();
        }

        private static Throwable of(Throwable cause) {
            return of(cause, 0);
        }

        private static Throwable of(Throwable cause, int depth) {
            return cause == null || depth > 10 ? null : new Scrubbed(cause, of(cause.getCause(), depth + 1));
        }
    }
}
