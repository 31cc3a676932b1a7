package org.gatehouse.dialects.logintc;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.gatehouse.api.CommonProblem;

/**
 * The query as clients send it: some escape what must be, some nothing. So it is read raw: {@code +} is no blank, and a username,
 * which always comes alone, may hold {@code &}.
 */
record LoginTcQuery(String raw) {
    private static final String USERNAME = "username=";
    private static final String PAGE = "page=";
    private static final int LAST_PAGE = 10_000_000;

    LoginTcQuery {
        raw = raw == null ? "" : raw;
    }

    /** The username that is asked for, if one is. */
    Optional<String> username() {
        if (raw.startsWith(USERNAME)) {
            return Optional.of(decoded(raw.substring(USERNAME.length())));
        }
        return parameter(USERNAME).map(LoginTcQuery::decoded);
    }

    /**
     * The page that is asked for, the first if none is.
     *
     * @throws org.gatehouse.api.ApiException 400
     */
    int page() {
        String page = parameter(PAGE).orElse("");
        if (page.isEmpty()) {
            return 1;
        }
        if (!page.matches("[0-9]{1,8}") || Integer.parseInt(page) < 1 || Integer.parseInt(page) > LAST_PAGE) {
            throw CommonProblem.INVALID_PARAMETER.at("/page", "must be a whole number from 1 to " + LAST_PAGE);
        }
        return Integer.parseInt(page);
    }

    private Optional<String> parameter(String beginning) {
        for (String part : raw.split("&", -1)) {
            if (part.startsWith(beginning)) {
                return Optional.of(part.substring(beginning.length()));
            }
        }
        return Optional.empty();
    }

    /** Without its escapes (RFC 3986, 2.1); what is none stays, and bytes beyond ASCII are what {@link Bodies} makes of them. */
    static String decoded(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int high = c == '%' && i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
            int low = high >= 0 ? Character.digit(text.charAt(i + 2), 16) : -1;
            if (low >= 0) {
                bytes.write(high << 4 | low);
                i += 2;
            } else if (c <= 0xff) {
                bytes.write(c);
            } else {
                bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        return Bodies.text(bytes.toByteArray());
    }
}
