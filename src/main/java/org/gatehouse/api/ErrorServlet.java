package org.gatehouse.api;

import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** Gives the form of a problem to the errors of the server itself, outside JAX-RS; web.xml sends them here. */
@WebServlet("/error")
public class ErrorServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    transient StrictJson json;

    @Inject
    transient FailureTranslation translation;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Integer code = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        int status = code == null ? HttpServletResponse.SC_NOT_FOUND : code;
        Throwable cause = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        Optional<ApiException> refusal = Problems.isFailure(status)
                ? Optional.ofNullable(cause).flatMap(translation::refusal)
                : Optional.of(Problems.ofStatus(status));
        Problem problem = refusal.map(ApiException::problem).orElseGet(() -> Problems.incident(cause));
        refusal.ifPresent(known -> known.headers().forEach(response::setHeader));
        response.setStatus(problem.status());
        if (status == HttpServletResponse.SC_NOT_IMPLEMENTED) {
            response.setHeader("Allow", "GET, HEAD, OPTIONS"); // what is outside JAX-RS is there to be read
        }
        response.setContentType("application/problem+json");
        response.setHeader("Cache-Control", "no-store");
        json.write(response.getOutputStream(), problem);
        response.flushBuffer(); // or Payara makes it text/html
    }
}
