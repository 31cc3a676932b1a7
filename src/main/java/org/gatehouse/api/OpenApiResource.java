package org.gatehouse.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The OpenAPI document as the build made it: YAML, or JSON to a caller that prefers it. */
@Path("")
@ApplicationScoped
public class OpenApiResource {
    private static final byte[] YAML = read("openapi.yaml");
    private static final byte[] JSON = read("openapi.json");

    @GET
    @Produces("application/yaml;qs=1.0") // RFC 9512
    public Response yaml() {
        return answer(YAML);
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON + ";qs=0.9")
    public Response json() {
        return answer(JSON);
    }

    private static Response answer(byte[] document) {
        return Response.ok(document)
                .header("Cache-Control", "no-cache")
                .header("Vary", "Accept")
                .build();
    }

    private static byte[] read(String name) {
        try (InputStream in = OpenApiResource.class.getResourceAsStream("/META-INF/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the build has packed no " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
