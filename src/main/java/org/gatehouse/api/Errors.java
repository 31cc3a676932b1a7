package org.gatehouse.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gatehouse.platform.Log;

/** Answers refusals and failures in the form of the door that the request came to. */
@ApplicationScoped
class Errors {
    private static final Log LOG = Log.of(Errors.class);

    @Inject
    @Any
    Instance<ErrorForm> forms;

    @Inject
    StrictJson json;

    /** A proxy of the present request. */
    @Inject
    HttpServletRequest request;

    Response answer(ApiException refusal) {
        LOG.debug("%s: %s %s", refusal.type().slug(), refusal.getMessage(), refusal.errors());
        return answer(refusal.problem(), refusal.headers());
    }

    /** Answers a failure, which is written to the log. */
    Response failure(Throwable cause) {
        return answer(Problems.incident(cause), Map.of());
    }

    private Response answer(Problem problem, Map<String, String> headers) {
        ErrorAnswer error = write(problem, headers, path());
        Response.ResponseBuilder answer =
                Response.status(error.status()).type(error.mediaType()).entity(error);
        error.headers().forEach(answer::header);
        return answer.build();
    }

    private String path() {
        try {
            return request.getRequestURI().substring(request.getContextPath().length());
        } catch (ContextNotActiveException e) {
            return ""; // it has waited and is answered in another thread, as on /v1 alone
        }
    }

    /** What to answer at this path, with these headers besides the form's own. */
    ErrorAnswer write(Problem problem, Map<String, String> headers, String path) {
        ErrorAnswer error = forms.stream()
                .filter(form -> form.isOf(path))
                .findFirst()
                .map(form -> form.write(problem))
                .orElseGet(() -> problemJson(problem));
        Map<String, String> all = new LinkedHashMap<>(error.headers());
        all.put("Cache-Control", "no-store");
        all.putAll(headers);
        return new ErrorAnswer(error.status(), error.mediaType(), all, error.body(), problem);
    }

    private ErrorAnswer problemJson(Problem problem) {
        Map<String, String> headers = problem.status() == CommonProblem.UNAUTHENTICATED.status()
                ? Map.of("WWW-Authenticate", "Bearer realm=\"gatehouse\"")
                : Map.of();
        return new ErrorAnswer(problem.status(), Problems.TYPE.toString(), headers, json.write(problem), problem);
    }
}
