package org.gatehouse.api;

/** Refusals that any operation may give. */
public enum CommonProblem implements ProblemType {
    MALFORMED_JSON(400, "The body is not lawful JSON"),
    INVALID_BODY(400, "The body breaks a rule"),
    BATCH_REFUSED(400, "An operation of an atomic batch fails, so nothing was done"),
    INVALID_PARAMETER(400, "A parameter of the query or path breaks a rule"),
    INVALID_HEADER(400, "A header breaks a rule"),
    INVALID_CURSOR(400, "The cursor is damaged or belongs to another list"),
    IDEMPOTENCY_KEY_REUSED(400, "This Idempotency-Key was used with another body"),
    BAD_REQUEST(400, "The request cannot be understood"),
    UNAUTHENTICATED(401, "Valid credentials are needed"),
    CREDENTIALS_WRONG(401, "The credentials are not known"),
    SCOPE_MISSING(403, "The API code lacks the scope of this operation"),
    NOT_IN_USER_MODE(403, "This is not open in user mode"),
    OWN_PASSWORD_NEEDED(403, "This needs a login with the user's own password"),
    DOMAIN_NOT_ALLOWED(403, "The API code does not reach this domain"),
    FORBIDDEN(403, "This is not allowed"),
    NOT_FOUND(404, "There is nothing here"),
    METHOD_NOT_ALLOWED(405, "This resource has no such method"),
    NOT_ACCEPTABLE(406, "No representation suits the Accept header"),
    STILL_RUNNING(409, "A request with this Idempotency-Key is still running"),
    CONFLICT(409, "Another writer was faster"),
    STALE_VERSION(412, "Somebody changed it in the meantime"),
    BODY_TOO_LARGE(413, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body has a media type that is not taken here"),
    INTERNAL_ERROR(500, "Something failed on our side"),
    BUSY(503, "Too much is going on; try again"),
    UNAVAILABLE(503, "The database does not answer; try again later");

    private final ProblemFacts facts;

    CommonProblem(int status, String title) {
        facts = new ProblemFacts(status, title, null);
    }

    /** The refusal of everything while the database is away. */
    public static ApiException unavailable() {
        return UNAVAILABLE.because("whether a write was done is not known").with("Retry-After", "5");
    }

    @Override
    public ProblemFacts facts() {
        return facts;
    }
}
