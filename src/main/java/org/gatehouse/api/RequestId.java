package org.gatehouse.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.gatehouse.platform.Ids;

/** The id under which a request stands in the log: the client's {@code X-Request-Id} where it is a decent one, else ours. */
public final class RequestId {
    public static final String HEADER = "X-Request-Id";
    private static final String ATTRIBUTE = RequestId.class.getName();
    private static final Pattern DECENT = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    private RequestId() {}

    public static String of(HttpServletRequest request) {
        Object known = request.getAttribute(ATTRIBUTE);
        if (known == null) {
            String given = request.getHeader(HEADER);
            known = given != null && DECENT.matcher(given).matches()
                    ? given
                    : Ids.next().toString();
            request.setAttribute(ATTRIBUTE, known);
        }
        return (String) known;
    }
}
