package org.gatehouse.dialects.logintc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.access.Credentials;
import org.gatehouse.access.CredentialsReader;
import org.gatehouse.access.Dialect;

/** {@code Authorization: LoginTC key="…"}, with 64 letters and digits. */
@ApplicationScoped
class LoginTcCredentialsReader implements CredentialsReader {
    private static final Pattern KEY =
            Pattern.compile("\\s*(?i:LoginTC)\\s+key\\s*=\\s*\"\\s*([0-9a-zA-Z]{64})\\s*\"\\s*");

    /** A session, which is polled once a second. */
    private static final Pattern SESSION = Pattern.compile("/api/domains/[^/]+/sessions/[^/]+");

    @Override
    public boolean reads(String path) {
        return LoginTc.isAt(path);
    }

    @Override
    public Dialect door() {
        return Dialect.LOGINTC;
    }

    @Override
    public Optional<Credentials> credentials(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Authorization"))
                .map(LoginTcCredentialsReader::key)
                .map(Credentials.Secret::new);
    }

    /** The key of the header; of any other header, none that there could be. */
    static String key(String header) {
        Matcher matcher = KEY.matcher(header);
        return matcher.matches() ? matcher.group(1) : "";
    }

    @Override
    public boolean counts(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return !request.getMethod().equals("GET") || !SESSION.matcher(path).matches();
    }
}
