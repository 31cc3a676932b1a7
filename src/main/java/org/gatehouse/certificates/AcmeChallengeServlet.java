package org.gatehouse.certificates;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code /.well-known/acme-challenge/}: what the CA asks for to see that a host leads here (RFC 8555, 8.3); on every node the same. */
@WebServlet("/.well-known/acme-challenge/*")
public class AcmeChallengeServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Pattern TOKEN = Pattern.compile("/[A-Za-z0-9_-]{16,200}");

    @Inject
    transient OrderRepository orders;

    @Inject
    transient Clock clock;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo();
        Optional<String> answer = path != null && TOKEN.matcher(path).matches()
                ? orders.answer(path.substring(1), clock.instant())
                : Optional.empty();
        if (answer.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType("application/octet-stream");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().print(answer.get());
    }
}
