package org.gatehouse.dialects.easymail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.gatehouse.access.Credentials;
import org.gatehouse.access.CredentialsReader;
import org.gatehouse.access.Dialect;

/** {@code Auth-token: …}, with a token that {@code /auth} has given. */
@ApplicationScoped
class EasyMailCredentialsReader implements CredentialsReader {
    private static final Credentials NOBODYS = new Credentials.Secret("");

    @Inject
    EasyMailToken tokens;

    @Override
    public boolean reads(String path) {
        return EasyMail.isAt(path);
    }

    @Override
    public Dialect door() {
        return Dialect.EASYMAIL;
    }

    @Override
    public Optional<Credentials> credentials(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Auth-token"))
                .map(text ->
                        tokens.read(text.strip()).map(Credentials.class::cast).orElse(NOBODYS));
    }
}
