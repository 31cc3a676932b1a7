package org.gatehouse.dialects.easymail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.api.ErrorAnswer;
import org.gatehouse.api.ErrorForm;
import org.gatehouse.api.FieldError;
import org.gatehouse.api.Problem;
import org.gatehouse.api.ProblemType;
import org.gatehouse.domains.DomainProblem;
import org.gatehouse.users.UserProblem;

/**
 * {@code {"result":false,"msg":"…","error_msg":"…"}}, with {@code error} besides for the operations that have always said so. What is
 * wrong with the fields, or stands against them, is told with status 200, as the vendor did; all else has its own status.
 */
@ApplicationScoped
class EasyMailErrorForm implements ErrorForm {
    private static final String AUTH = "/easymail/auth";
    private static final List<String> SAYING_ERROR = List.of("/easymail/users/", "/easymail/user/", "/easymail/ssl/");
    private static final Set<Integer> ABOUT_FIELDS = Set.of(400, 404, 409, 412);
    private static final Set<String> NO_SUCH_METHOD = slugs(CommonProblem.NOT_FOUND, CommonProblem.METHOD_NOT_ALLOWED);

    /** Texts of the vendor's, by which clients may go. */
    private static final Map<String, String> TEXTS = Map.of(
            DomainProblem.DOMAIN_TAKEN.slug(), "Domain is already exist",
            DomainProblem.ADDRESS_TAKEN.slug(), "User already exist!",
            UserProblem.USERNAME_TAKEN.slug(), "User already exist!");

    /** Members that we call otherwise. */
    private static final Map<String, String> FIELDS = Map.of(
            "/name", "domain",
            "/firstUser/address", "username",
            "/firstUser/username", "username",
            "/firstUser/password", "password",
            "/address", "email",
            "/username", "email",
            "/passwordHash", "password",
            "/hash", "password");

    @Inject
    EasyMailConfig config;

    /** A proxy of the present request. */
    @Inject
    HttpServletRequest request;

    /** The body of most errors. */
    record Refused(boolean result, String msg, String errorMsg, String error) {}

    /** The body where there is no such path or method. */
    record NoMethod(int code, String host, String method, String url, String message) {}

    @Override
    public boolean isOf(String path) {
        return EasyMail.isAt(path);
    }

    @Override
    public ErrorAnswer write(Problem problem) {
        String slug = problem.type().substring(problem.type().lastIndexOf('/') + 1);
        String path = path();
        if (NO_SUCH_METHOD.contains(slug)) {
            int status = CommonProblem.NOT_FOUND.status();
            NoMethod body = new NoMethod(
                    status, request.getHeader("Host"), request.getMethod(), path, "API method is not exist");
            return answer(status, EasyMailWriter.write(body), problem);
        }
        if (problem.status() == CommonProblem.UNAUTHENTICATED.status() && !path.equals(AUTH)) {
            return tokenFailure(problem);
        }
        String text = path.equals(AUTH) ? ofLogin(slug, problem) : TEXTS.getOrDefault(slug, told(problem));
        int status = ABOUT_FIELDS.contains(problem.status()) ? 200 : problem.status();
        return answer(status, EasyMailWriter.write(refused(text, path)), problem);
    }

    private ErrorAnswer tokenFailure(Problem problem) {
        String text = "Token is not correct";
        if (config.refusesTokensInText()) {
            return new ErrorAnswer(200, "text/plain", Map.of(), text, problem);
        }
        String body = EasyMailWriter.write(refused(text, ""));
        Map<String, String> challenge = Map.of("WWW-Authenticate", "EasyMail");
        return new ErrorAnswer(problem.status(), EasyMail.TYPE, challenge, body, problem);
    }

    private static String ofLogin(String slug, Problem problem) {
        if (slug.equals(CommonProblem.UNAUTHENTICATED.slug())) {
            return "Username/password is required";
        }
        return slug.equals(CommonProblem.CREDENTIALS_WRONG.slug()) ? "Username/password is not correct" : told(problem);
    }

    private static Refused refused(String text, String path) {
        boolean saysError = SAYING_ERROR.stream().anyMatch(path::startsWith);
        return new Refused(false, text, text, saysError ? text : null);
    }

    private static ErrorAnswer answer(int status, String body, Problem problem) {
        Map<String, String> headers =
                status == CommonProblem.UNAUTHENTICATED.status() ? Map.of("WWW-Authenticate", "EasyMail") : Map.of();
        return new ErrorAnswer(status, EasyMail.TYPE, headers, body, problem);
    }

    private static String told(Problem problem) {
        String detail = problem.detail() == null ? "" : ": " + problem.detail();
        String incident = problem.incident() == null ? "" : " (" + problem.incident() + ")";
        String errors = problem.errors() == null
                ? ""
                : problem.errors().stream().map(EasyMailErrorForm::told).collect(Collectors.joining(", ", ": ", ""));
        return problem.title() + detail + errors + incident;
    }

    private static String told(FieldError error) {
        String place = FIELDS.getOrDefault(error.pointer(), error.pointer().replaceFirst("^/", ""));
        return (place + " " + error.detail()).strip();
    }

    /** Also in a second look at a request which the server has refused itself. */
    private String path() {
        String refused = (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String asked = refused == null ? request.getRequestURI() : refused;
        return asked.substring(request.getContextPath().length());
    }

    private static Set<String> slugs(ProblemType... types) {
        return Set.of(types).stream().map(ProblemType::slug).collect(Collectors.toSet());
    }
}
