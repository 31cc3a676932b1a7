package org.gatehouse.archive;

import java.util.List;
import org.gatehouse.api.FieldError;
import org.gatehouse.api.Problem;
import org.gatehouse.platform.PlainText;

/** Problems in a form that a column takes: pointers may hold what somebody else's file says. */
final class StoredProblem {
    private static final int ERRORS = 50;
    private static final int LENGTH = 300;

    private StoredProblem() {}

    static Problem bounded(Problem problem, int mostErrors) {
        List<FieldError> errors = problem.errors() == null
                ? null
                : problem.errors().stream()
                        .limit(Math.min(mostErrors, ERRORS))
                        .map(error -> new FieldError(cut(error.pointer()), cut(error.detail())))
                        .toList();
        String detail = problem.detail() == null ? null : cut(problem.detail());
        return new Problem(problem.type(), problem.title(), problem.status(), detail, errors, problem.incident());
    }

    private static String cut(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints().limit(LENGTH).forEach(point -> {
            String character = Character.toString(point);
            line.append(PlainText.isOneLine(character) ? character : "\uFFFD");
        });
        return line.toString();
    }
}
