package org.gatehouse.dialects.logintc;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Response;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.gatehouse.access.AccessControl;
import org.gatehouse.api.Manners;

/** The door for clients of LoginTC. */
@ApplicationPath("api")
public class LoginTc extends Application {
    static final String TYPE = "application/vnd.logintc.v1+json";

    /** As many as a page of a list has; the vendor does not say. */
    static final int PAGE = 100;

    private static final Set<Class<?>> RESOURCES = Set.of(
            StatusResource.class,
            UsersResource.class,
            DomainsResource.class,
            ImageResource.class,
            MembersResource.class,
            TokensResource.class,
            SessionsResource.class,
            UserBypassCodesResource.class,
            BypassCodesResource.class,
            HardwareResource.class,
            UserHardwareResource.class);

    /** Whether a path, relative to the context, leads here. */
    static boolean isAt(String path) {
        return path.equals("/api") || path.startsWith("/api/");
    }

    /** What every operation answers that has nothing to tell: clients fail at 204. */
    static Response done() {
        return Response.ok().header("Content-Length", 0).build();
    }

    @Override
    public Set<Class<?>> getClasses() {
        Set<Class<?>> classes = new HashSet<>(RESOURCES);
        classes.addAll(Manners.ofEveryDoor());
        classes.addAll(AccessControl.providers());
        classes.add(LoginTcHeaderFilter.class);
        classes.add(LoginTcWriter.class);
        return classes;
    }

    @Override
    public Map<String, Object> getProperties() {
        return Manners.properties();
    }
}
