package org.gatehouse.dialects.logintc;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.api.ErrorAnswer;
import org.gatehouse.api.ErrorForm;
import org.gatehouse.api.FieldError;
import org.gatehouse.api.Problem;
import org.gatehouse.api.ProblemType;
import org.gatehouse.domains.DomainProblem;
import org.gatehouse.factors.FactorProblem;
import org.gatehouse.users.UserProblem;

/** {@code {"errors":[{"code":"api.error.…","message":"…"}]}}, with one element at least: clients fail at anything else. */
@ApplicationScoped
class LoginTcErrorForm implements ErrorForm {
    private static final String PREFIX = "api.error.";

    private static final Map<String, String> BY_PROBLEM = Map.ofEntries(
            entry(UserProblem.USER_NOT_FOUND, "notfound.user"),
            entry(UserProblem.NOT_A_MEMBER, "notfound.user"),
            entry(UserProblem.USERNAME_TAKEN, "duplicate.username"),
            entry(UserProblem.HOME_DOMAIN, "conflict.domain"),
            entry(DomainProblem.DOMAIN_NOT_FOUND, "notfound.domain"),
            entry(FactorProblem.TOKEN_NOT_FOUND, "notfound.token"),
            entry(FactorProblem.TOKEN_NOT_ACTIVE, "notfound.token"),
            entry(FactorProblem.ICON_NOT_FOUND, "notfound.image"),
            entry(FactorProblem.SESSION_NOT_FOUND, "notfound.session"),
            entry(FactorProblem.BYPASS_CODE_NOT_FOUND, "notfound.bypasscode"),
            entry(FactorProblem.TOO_MANY_BYPASS_CODES, "conflict.bypasscode"),
            entry(FactorProblem.HARDWARE_TOKEN_NOT_FOUND, "notfound.hardware"),
            entry(FactorProblem.SERIAL_NUMBER_TAKEN, "duplicate.serialnumber"),
            entry(FactorProblem.HARDWARE_TOKEN_IN_USE, "conflict.hardware"));

    private static final Map<Integer, String> BY_STATUS = Map.of(
            400, "badrequest",
            401, "unauthorized",
            403, "forbidden",
            404, "notfound",
            405, "methodnotallowed",
            406, "notacceptable",
            409, "conflict",
            413, "toolarge",
            429, "toomanyrequests",
            503, "unavailable");

    /** Members that we call otherwise. */
    private static final Map<String, String> FIELDS =
            Map.of("address", "email", "displayName", "name", "bypassCode", "bypasscode", "minutes", "expirationTime");

    /** The body of every error. */
    record Body(List<Entry> errors) {}

    /** One error. */
    record Entry(String code, String message) {}

    @Override
    public boolean isOf(String path) {
        return LoginTc.isAt(path);
    }

    @Override
    public ErrorAnswer write(Problem problem) {
        boolean notLoaded = problem.type().endsWith(FactorProblem.TOKEN_NOT_ACTIVE.slug());
        int status = notLoaded ? FactorProblem.TOKEN_NOT_FOUND.status() : problem.status();
        Map<String, String> headers =
                status == CommonProblem.UNAUTHENTICATED.status() ? Map.of("WWW-Authenticate", "LoginTC") : Map.of();
        return new ErrorAnswer(status, LoginTc.TYPE, headers, LoginTcWriter.write(new Body(errors(problem))), problem);
    }

    private static List<Entry> errors(Problem problem) {
        String code = code(problem);
        List<FieldError> fields = problem.errors() == null ? List.of() : problem.errors();
        if (fields.isEmpty()) {
            String detail = problem.detail() == null ? "" : ": " + problem.detail();
            String incident = problem.incident() == null ? "" : " (" + problem.incident() + ")";
            return List.of(new Entry(PREFIX + code, problem.title() + detail + incident));
        }
        return fields.stream()
                .map(field -> new Entry(PREFIX + code(code, field), (place(field) + " " + field.detail()).strip()))
                .toList();
    }

    private static String code(Problem problem) {
        String slug = problem.type().substring(problem.type().lastIndexOf('/') + 1);
        String known = BY_PROBLEM.get(slug);
        String other = problem.status() < 500 ? "badrequest" : "internal";
        return known == null ? BY_STATUS.getOrDefault(problem.status(), other) : known;
    }

    /** A refused member gives its name to the code; what others have already has a code of its own. */
    private static String code(String code, FieldError field) {
        String name = name(field);
        return code.equals("badrequest") && !name.isEmpty() ? "invalid." + name : code;
    }

    private static String place(FieldError field) {
        String place = field.pointer().replaceFirst("^/", "").replace('/', '.');
        String name = name(field);
        return name.isEmpty() ? place : place.substring(0, place.lastIndexOf('.') + 1) + name;
    }

    /** The name of the member that the pointer points to; empty when it is the whole, or an element of a list. */
    private static String name(FieldError field) {
        String last = field.pointer().substring(field.pointer().lastIndexOf('/') + 1);
        return last.matches("[0-9]*") ? "" : FIELDS.getOrDefault(last, last);
    }

    private static Map.Entry<String, String> entry(ProblemType type, String code) {
        return Map.entry(type.slug(), code);
    }
}
