package org.gatehouse.dialects.easymail;

import static org.gatehouse.api.CommonProblem.CREDENTIALS_WRONG;
import static org.gatehouse.api.CommonProblem.UNAUTHENTICATED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import org.gatehouse.access.Credentials;
import org.gatehouse.access.Passes;
import org.gatehouse.platform.InvalidValue;
import org.gatehouse.security.Open;
import org.gatehouse.users.LoginPassword;

/** Whether the service is there, and tokens for the login and password of a code. */
@Path("")
@ApplicationScoped
@Produces(EasyMail.TYPE)
public class AuthResource {
    private static final Duration LIFE = Duration.ofMinutes(30);

    @Inject
    Passes passes;

    @Inject
    EasyMailToken tokens;

    @Inject
    EasyMailCredentialsReader reader;

    @Inject
    Fields fields;

    @Inject
    HttpServletRequest request;

    /** A token, for the next half hour. */
    record TokenBody(boolean result, String token) {
        @Override
        public String toString() {
            return "TokenBody";
        }
    }

    @GET
    @Path("ping")
    @Open
    @Produces(MediaType.TEXT_PLAIN)
    public String ping() {
        return "pong";
    }

    @POST
    @Path("auth")
    @Open
    public TokenBody authenticate() {
        if (!fields.has("username") && !fields.has("password")) {
            throw UNAUTHENTICATED.because("login and password of an API code are needed");
        }
        String login = fields.has("username") ? fields.text("username") : "";
        Credentials.Pass pass = passes.issue(new Credentials.Login(login, password()), LIFE, reader, request);
        return new TokenBody(true, tokens.write(pass, login));
    }

    private LoginPassword password() {
        try {
            return LoginPassword.parse(fields.has("password") ? fields.text("password") : "");
        } catch (InvalidValue e) {
            throw CREDENTIALS_WRONG.because("no code can have this password");
        }
    }
}
