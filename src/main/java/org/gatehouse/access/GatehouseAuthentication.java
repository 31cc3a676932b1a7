package org.gatehouse.access;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.platform.SqlFailures;
import org.gatehouse.security.Caller;

/**
 * Tells the container who calls. Never answers itself: a request with wrong credentials goes on as nobody's, and the
 * {@link AccessFilter} says why. An alternative, because WildFly brings a mechanism of its own with MicroProfile JWT.
 */
@Alternative
@Priority(2000)
@ApplicationScoped
public class GatehouseAuthentication implements HttpAuthenticationMechanism {
    static final String REFUSAL = GatehouseAuthentication.class.getName() + ".refusal";

    @Inject
    Authenticator authenticator;

    @Inject
    @Any
    Instance<CredentialsReader> found;

    private List<CredentialsReader> readers;

    @PostConstruct
    void start() {
        readers = found.stream().toList();
    }

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        String path = path(request);
        for (CredentialsReader reader : readers) {
            if (reader.reads(path)) {
                Optional<Credentials> sent = reader.credentials(request);
                if (sent.isEmpty()) {
                    return context.doNothing();
                }
                AuthenticationStatus status = identify(sent.get(), reader, request, context);
                RequestLimits.describe(request, response);
                return status;
            }
        }
        return context.doNothing();
    }

    /** As it was sent, relative to the context. */
    static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    private AuthenticationStatus identify(
            Credentials sent, CredentialsReader reader, HttpServletRequest request, HttpMessageContext context) {
        try {
            CodePrincipal principal = authenticator.identify(sent, reader, request);
            Caller.set(request, principal.identity());
            principal.shownPassword().ifPresent(shown -> Caller.set(request, shown));
            return context.notifyContainerAboutLogin(
                    principal, principal.identity().scopes());
        } catch (ApiException refusal) {
            request.setAttribute(REFUSAL, refusal);
            return context.doNothing();
        } catch (RuntimeException failure) {
            if (!SqlFailures.isUnreachable(failure)) {
                throw failure;
            }
            request.setAttribute(REFUSAL, CommonProblem.unavailable());
            return context.doNothing();
        }
    }
}
