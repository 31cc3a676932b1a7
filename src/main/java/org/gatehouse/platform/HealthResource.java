package org.gatehouse.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/** The checks of MicroProfile Health on the application's own port, in its form (MicroProfile Health 4.0, appendix). */
@Path("")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class HealthResource {
    @Inject
    @Liveness
    Instance<HealthCheck> live;

    @Inject
    @Readiness
    Instance<HealthCheck> ready;

    @GET
    @Path("live")
    public Response live() {
        return answer(live);
    }

    @GET
    @Path("ready")
    public Response ready() {
        return answer(ready);
    }

    private static Response answer(Instance<HealthCheck> checks) {
        List<HealthCheckResponse> results =
                checks.stream().map(HealthCheck::call).toList();
        boolean up = results.stream().allMatch(result -> result.getStatus() == HealthCheckResponse.Status.UP);
        StringBuilder json = new StringBuilder();
        for (HealthCheckResponse result : results) {
            json.append(json.isEmpty() ? "" : ",")
                    .append(String.format(
                            Locale.ROOT, "{\"name\":\"%s\",\"status\":\"%s\"}", result.getName(), result.getStatus()));
        }
        CacheControl never = new CacheControl();
        never.setNoStore(true);
        return Response.status(up ? 200 : 503)
                .cacheControl(never)
                .entity("{\"status\":\"" + (up ? "UP" : "DOWN") + "\",\"checks\":[" + json + "]}")
                .build();
    }
}
