package org.gatehouse.api;

import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Gives the form of their door to the errors of the server itself, outside JAX-RS; web.xml sends them here. */
@WebServlet("/error")
public class ErrorServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    transient Errors errors;

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
        ErrorAnswer answer =
                errors.write(problem, refusal.map(ApiException::headers).orElse(Map.of()), path(request));
        answer.headers().forEach(response::setHeader);
        response.setStatus(answer.status());
        if (status == HttpServletResponse.SC_NOT_IMPLEMENTED) {
            response.setHeader("Allow", "GET, HEAD, OPTIONS"); // what is outside JAX-RS is there to be read
        }
        response.setContentType(answer.mediaType());
        response.getOutputStream().write(answer.utf8());
        response.flushBuffer(); // or Payara makes it text/html
    }

    /** That which was asked for; a call of the servlet itself has none. */
    private static String path(HttpServletRequest request) {
        String asked = (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return asked == null ? "" : asked.substring(request.getContextPath().length());
    }
}
