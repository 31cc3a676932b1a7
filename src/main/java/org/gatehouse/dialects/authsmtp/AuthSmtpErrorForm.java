package org.gatehouse.dialects.authsmtp;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.gatehouse.access.AccessProblem;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.api.ErrorAnswer;
import org.gatehouse.api.ErrorForm;
import org.gatehouse.api.Problem;
import org.gatehouse.api.ProblemType;
import org.gatehouse.mail.MailProblem;
import org.gatehouse.users.UserProblem;

/**
 * Errors of the application with 200 and the error object; 401, 403, 404 and 405 with a line of text and no challenge; all else with 500
 * and the error object. Whoever may not call at all is told 401, whatever the reason.
 */
@ApplicationScoped
class AuthSmtpErrorForm implements ErrorForm {
    static final int TOO_OFTEN = 1;
    static final int NO_ADDRESS = 2;
    static final int NOT_PERMITTED = 3;
    static final int INTERNAL = 5;

    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int NO_METHOD = 405;
    private static final int FAILED = 500;

    private static final Map<String, Integer> OF_THE_APPLICATION = Map.of(
            AccessProblem.CALLED_TOO_SOON.slug(), TOO_OFTEN,
            AccessProblem.RATE_LIMITED.slug(), TOO_OFTEN,
            UserProblem.LOGIN_DELAYED.slug(), TOO_OFTEN,
            MailProblem.IP_NOT_ALLOCATED.slug(), NO_ADDRESS,
            CommonProblem.SCOPE_MISSING.slug(), NOT_PERMITTED);

    private static final Map<Integer, String> TEXTS = Map.of(
            UNAUTHORIZED, "Unauthorized",
            FORBIDDEN, "HTTPS is needed",
            NOT_FOUND, "Not found",
            NO_METHOD, "Method not allowed");

    @Override
    public boolean isOf(String path) {
        return AuthSmtp.isAt(path);
    }

    @Override
    public ErrorAnswer write(Problem problem) {
        String slug = slug(problem);
        Integer code = OF_THE_APPLICATION.get(slug);
        if (code != null) {
            return object(OK, code, problem);
        }
        int status = status(problem, slug);
        return status == FAILED
                ? object(FAILED, INTERNAL, problem)
                : new ErrorAnswer(status, "text/plain;charset=UTF-8", Map.of(), TEXTS.get(status) + "\n", problem);
    }

    private static ErrorAnswer object(int status, int code, Problem problem) {
        String incident = problem.incident() == null ? "" : " (" + problem.incident() + ")";
        String xml = ResultXml.write(Result.of(new ErrorObject(code, problem.title() + incident)));
        return new ErrorAnswer(status, AuthSmtp.TYPE, Map.of(), xml, problem);
    }

    private static int status(Problem problem, String slug) {
        if (is(AccessProblem.HTTPS_NEEDED, slug)) {
            return FORBIDDEN;
        }
        if (problem.status() == NOT_FOUND || problem.status() == NO_METHOD) {
            return problem.status();
        }
        return problem.status() < FAILED ? UNAUTHORIZED : FAILED;
    }

    private static boolean is(ProblemType type, String slug) {
        return type.slug().equals(slug);
    }

    private static String slug(Problem problem) {
        return problem.type().substring(problem.type().lastIndexOf('/') + 1);
    }
}
