package org.gatehouse.dialects.luxsci;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.api.ErrorAnswer;
import org.gatehouse.api.ErrorForm;
import org.gatehouse.api.FieldError;
import org.gatehouse.api.Problem;

/** {@code {"success":0,"error_message":"…","comment":"<kind of problem>"}} with the problem's own status. */
@ApplicationScoped
class LuxSciErrorForm implements ErrorForm {
    private static final int GONE = 410;

    /** Statuses that clients do not know. */
    private static final Map<Integer, Integer> STATUSES = Map.of(GONE, 409, 412, 409);

    /** Members that we call otherwise, by the area that the path names. */
    private static final Map<String, Map<String, String>> FIELDS = Map.of(
            "users", Map.of("address", "user", "username", "user"),
            "domains", Map.of("name", "domain", "enabled", "is_enabled", "maxUsers", "max_users"),
            "aliases", Map.of("address", "user", "destinations", "dest", "description", "bounce"),
            "app_passwords", Map.of("expiresAt", "expires"),
            "webaides", Map.of("name", "title"));

    /** {@code /account/<number>/<area>} or {@code /user/<name>/<area>}, as it was sent. */
    private static final Pattern AREA = Pattern.compile("/[^/]*/[^/]*/([^/]*).*");

    /** A member of the contact data stands beside those of the user. */
    private static final Pattern POINTER = Pattern.compile("/(?:profile/)?([^/]*)(.*)");

    /** A proxy of the present request. */
    @Inject
    HttpServletRequest request;

    /** What a client is told whose sync token has ended. */
    record FullSync(boolean fullSyncRequired) {}

    @Override
    public boolean isOf(String path) {
        return LuxSci.isAt(path);
    }

    @Override
    public ErrorAnswer write(Problem problem) {
        FullSync fullSync = problem.status() == GONE ? new FullSync(true) : null;
        Envelope envelope = Envelope.refused(message(problem, area()), kind(problem), fullSync);
        int status = STATUSES.getOrDefault(problem.status(), problem.status());
        Map<String, String> headers =
                status == CommonProblem.UNAUTHENTICATED.status() ? Map.of("WWW-Authenticate", "LuxSci") : Map.of();
        return new ErrorAnswer(status, LuxSci.TYPE, headers, LuxSciWriter.write(envelope), problem);
    }

    /** As the guide lists it; also for an item of many. */
    static String kind(Problem problem) {
        return problem.type().substring(problem.type().lastIndexOf('/') + 1);
    }

    /**
     * Of a problem in words; also for an item of many.
     *
     * @param area what the path names, such as {@code webaides}
     */
    static String message(Problem problem, String area) {
        String detail = problem.detail() == null ? "" : ": " + problem.detail();
        String incident = problem.incident() == null ? "" : " (" + problem.incident() + ")";
        String errors = problem.errors() == null
                ? ""
                : problem.errors().stream()
                        .map(error -> told(error, FIELDS.getOrDefault(area, Map.of())))
                        .collect(Collectors.joining(", ", ": ", ""));
        return problem.title() + detail + errors + incident;
    }

    private static String told(FieldError error, Map<String, String> names) {
        Matcher pointer = POINTER.matcher(error.pointer());
        String place = pointer.matches()
                ? names.getOrDefault(pointer.group(1), pointer.group(1)) + pointer.group(2)
                : error.pointer();
        String plain = place.replace("~1", "/").replace("~0", "~"); // names of fields have strokes in them
        return (plain + " " + error.detail()).strip();
    }

    /** Also in a second look at a request which the server has refused itself. */
    private String area() {
        String refused = (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String asked = refused == null ? request.getRequestURI() : refused;
        Matcher path = AREA.matcher(asked.substring(request.getContextPath().length() + LuxSci.PATH.length()));
        return path.matches() ? path.group(1) : "";
    }
}
