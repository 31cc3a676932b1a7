package org.gatehouse.webaides;

import java.util.ArrayList;
import java.util.List;
import org.gatehouse.api.FieldError;
import org.gatehouse.api.Problem;
import org.gatehouse.platform.PlainText;

/** Texts out of other people's files, in a form that every column takes. */
final class StoredText {
    private static final int UID = 255;
    private static final int DETAIL = 500;
    private static final int POINTER = 200;
    private static final int ERRORS = 5;

    private StoredText() {}

    /** Such a UID, cut, with U+FFFD in place of what no line may hold. */
    static String line(String uid) {
        return uid == null ? null : cut(uid, UID);
    }

    /** The problem with so few and short words that its JSON has a few thousand characters at most. */
    static Problem bounded(Problem problem) {
        List<FieldError> errors = null;
        if (problem.errors() != null) {
            errors = new ArrayList<>();
            for (FieldError error : problem.errors()
                    .subList(0, Math.min(ERRORS, problem.errors().size()))) {
                errors.add(new FieldError(cut(error.pointer(), POINTER), cut(error.detail(), POINTER)));
            }
        }
        String detail = problem.detail() == null ? null : cut(problem.detail(), DETAIL);
        return new Problem(problem.type(), problem.title(), problem.status(), detail, errors, problem.incident());
    }

    private static String cut(String text, int length) {
        StringBuilder line = new StringBuilder();
        text.codePoints().limit(length).forEach(point -> {
            String character = Character.toString(point);
            String good = PlainText.isOneLine(character) ? character : "\uFFFD";
            if (line.length() + good.length() <= length) {
                line.append(good);
            }
        });
        return line.toString();
    }
}
