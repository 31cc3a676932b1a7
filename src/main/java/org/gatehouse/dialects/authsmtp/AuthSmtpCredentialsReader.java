package org.gatehouse.dialects.authsmtp;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.gatehouse.access.Credentials;
import org.gatehouse.access.CredentialsReader;
import org.gatehouse.access.Dialect;
import org.gatehouse.security.Peers;
import org.gatehouse.users.LoginPassword;

/** {@code Authorization: Basic} (RFC 7617) with the account code and the password for this interface; over HTTPS alone. */
@ApplicationScoped
class AuthSmtpCredentialsReader implements CredentialsReader {
    private static final String BASIC = "Basic ";
    private static final Credentials WRONG = new Credentials.Secret("");

    @Inject
    Peers peers;

    @Override
    public boolean reads(String path) {
        return AuthSmtp.isAt(path);
    }

    @Override
    public Dialect door() {
        return Dialect.AUTHSMTP;
    }

    @Override
    public Optional<Credentials> credentials(HttpServletRequest request) {
        return peers.isSecure(request)
                ? Optional.ofNullable(request.getHeader("Authorization")).map(AuthSmtpCredentialsReader::read)
                : Optional.empty();
    }

    /** What the header says; of one that says nothing, credentials that nobody has. */
    static Credentials read(String header) {
        if (!header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return WRONG;
        }
        try {
            byte[] sent =
                    Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
            String text = new String(sent, StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            return colon < 0
                    ? WRONG
                    : new Credentials.Login(text.substring(0, colon), LoginPassword.parse(text.substring(colon + 1)));
        } catch (IllegalArgumentException e) { // not base64, or no password that anybody could have
            return WRONG;
        }
    }
}
