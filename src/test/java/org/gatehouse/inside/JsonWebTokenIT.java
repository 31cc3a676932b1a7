package org.gatehouse.inside;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.gatehouse.support.ApiClient;
import org.gatehouse.support.GatehouseContainer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The access token of a request, as MicroProfile JWT hands it to a resource. */
@ExtendWith(ArquillianExtension.class)
class JsonWebTokenIT {
    @Deployment
    static Archive<?> gatehouse() {
        return Inside.gatehouse();
    }

    @Test
    @RunAsClient
    void isInjectedWithItsClaims() {
        JsonNode made = with(GatehouseContainer.server().firstCode())
                .post("access-tokens", "{\"scopes\": [\"users:read\"]}")
                .json();

        String told =
                with(made.path("accessToken").asText()).get("/v1/inside-token").text();

        assertThat(told.split(" "))
                .satisfiesExactly(
                        name -> assertThat(name).hasSize(36),
                        issuer -> assertThat(issuer).isEqualTo("http://localhost:8080"),
                        audience -> assertThat(audience).isEqualTo("[http://localhost:8080/v1]"),
                        groups -> assertThat(groups).isEqualTo("[users:read]"),
                        life -> assertThat(life).isEqualTo("900"),
                        mode -> assertThat(mode).isEqualTo("administrative"),
                        raw -> assertThat(raw).isEqualTo("true"));
    }

    @Test
    @RunAsClient
    void isEmptyForACodeAndForNobody() {
        assertThat(with(GatehouseContainer.server().firstCode())
                        .get("/v1/inside-token")
                        .text())
                .isEqualTo("none");
        assertThat(ApiClient.at(GatehouseContainer.server().uri())
                        .get("/v1/inside-token")
                        .text())
                .isEqualTo("none");
    }

    private static ApiClient with(String credentials) {
        return ApiClient.at(GatehouseContainer.server().uri()).with("Authorization", "Bearer " + credentials);
    }

    /** Below /v1/, so that the mechanism reads credentials as there. */
    @ApplicationPath("v1/inside-token")
    public static class Tokens extends Application {
        @Override
        public Set<Class<?>> getClasses() {
            return Set.of(TokenResource.class);
        }
    }

    /** Tells what is injected. */
    @Path("")
    @RequestScoped
    public static class TokenResource {
        @Inject
        JsonWebToken token;

        @GET
        public String tell() {
            return token.getName() == null
                    ? "none"
                    : String.join(
                            " ",
                            token.getName(),
                            token.getIssuer(),
                            token.getAudience().toString(),
                            token.getGroups().toString(),
                            Long.toString(token.getExpirationTime() - token.getIssuedAtTime()),
                            token.<String>getClaim("mode"),
                            Boolean.toString(token.getRawToken().startsWith("ey")));
        }
    }
}
