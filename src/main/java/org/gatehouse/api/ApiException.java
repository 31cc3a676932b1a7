package org.gatehouse.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A refusal on its way to the client. Made by {@link ProblemType}; rolls back the transaction it passes through. */
public final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final int MAX_ERRORS = 100;

    private final transient ProblemType type;
    private final transient List<FieldError> errors;
    private final transient Map<String, String> headers = new LinkedHashMap<>();

    ApiException(ProblemType type, String detail, List<FieldError> errors) {
        super(detail, null, false, false); // a refusal is an answer, its stack tells nobody anything
        this.type = type;
        this.errors = List.copyOf(errors);
    }

    /** A body whose members break rules; the first {@value #MAX_ERRORS} are told. */
    public static ApiException invalid(List<FieldError> errors) {
        if (errors.size() <= MAX_ERRORS) {
            return new ApiException(CommonProblem.INVALID_BODY, null, errors);
        }
        String detail = "the first " + MAX_ERRORS + " of " + errors.size() + " errors";
        return new ApiException(CommonProblem.INVALID_BODY, detail, errors.subList(0, MAX_ERRORS));
    }

    /** The same refusal with a header in its answer. */
    public ApiException with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    /** The same refusal with other errors. */
    public ApiException withErrors(List<FieldError> otherErrors) {
        ApiException other = new ApiException(type, getMessage(), otherErrors);
        headers.forEach(other::with);
        return other;
    }

    /** The same refusal, its pointers seen from outside the member that {@code prefix} points to. */
    public ApiException under(String prefix) {
        return withErrors(errors.stream().map(error -> error.under(prefix)).toList());
    }

    public ProblemType type() {
        return type;
    }

    public List<FieldError> errors() {
        return errors;
    }

    Map<String, String> headers() {
        return headers;
    }

    public Problem problem() {
        return new Problem(
                "/problems/" + type.slug(),
                type.title(),
                type.status(),
                getMessage(),
                errors.isEmpty() ? null : errors,
                null);
    }
}
