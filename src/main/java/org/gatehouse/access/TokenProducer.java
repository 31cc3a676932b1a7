package org.gatehouse.access;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * The access token of the request, to be injected. An alternative, because servers with MicroProfile JWT bring a producer of
 * their own, which knows nothing of our mechanism.
 */
@Alternative
@Priority(2000)
@ApplicationScoped
public class TokenProducer {
    /** A proxy of the present request. */
    @Inject
    HttpServletRequest request;

    @Produces
    @RequestScoped
    JsonWebToken token() {
        return request.getUserPrincipal() instanceof JsonWebToken token ? token : new NoToken();
    }

    /** In place of null, for a request that came without a token. */
    private static final class NoToken implements JsonWebToken {
        @Override
        public String getName() {
            return null;
        }

        @Override
        public Set<String> getClaimNames() {
            return Set.of();
        }

        @Override
        @SuppressWarnings("TypeParameterUnusedInFormals") // so is the interface
        public <T> T getClaim(String name) {
            return null;
        }
    }
}
