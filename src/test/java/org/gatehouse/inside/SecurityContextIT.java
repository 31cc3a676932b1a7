package org.gatehouse.inside;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.GatehouseContainer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the container's own security context says inside about a caller that our mechanism has let in. */
@ExtendWith(ArquillianExtension.class)
class SecurityContextIT {
    @Deployment
    static Archive<?> gatehouse() {
        return Inside.gatehouse();
    }

    @Test
    @RunAsClient
    void anonymousCallersHaveNoPrincipalAndNoScope() {
        var answer = ApiClient.at(GatehouseContainer.server().uri()).get("/v1/inside");

        assertThat(answer.text()).isEqualTo("nobody false");
    }

    @Test
    @RunAsClient
    void callersAreInTheRolesOfTheirScopes() {
        var answer = ApiClient.at(GatehouseContainer.server().uri())
                .with("Authorization", "Bearer " + GatehouseContainer.server().firstCode())
                .get("/v1/inside");

        assertThat(answer.text()).doesNotStartWith("nobody").endsWith(" true");
    }

    /** Answers as the server sees its caller; below /v1/, so that the mechanism reads credentials as there. */
    @WebServlet("/v1/inside")
    public static class WhoAmI extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Inject
        transient SecurityContext security;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            String name = request.getUserPrincipal() == null
                    ? "nobody"
                    : request.getUserPrincipal().getName();
            response.getWriter().print(name + " " + security.isCallerInRole("users:read"));
        }
    }
}
